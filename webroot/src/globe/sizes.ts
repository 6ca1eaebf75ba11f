/** Phones have more pixels than eyes can tell apart, and less power: never many more than a screen's. */
export function pixelRatio({ clientWidth, clientHeight }: HTMLElement, light: boolean): number {
  const most = Math.sqrt(1_500_000 / Math.max(1, clientWidth * clientHeight));
  return Math.min(devicePixelRatio, 2, light ? Math.max(1, most) : 2);
}

/** Small from afar and on small screens, where thousands are in sight; easy to hit from near. */
export function spritePixels(altitude: number, height: number): number {
  const ballPx = height / 0.933 / Math.sqrt((1 + altitude) ** 2 - 1);
  return (9.5 + 1.5 * Math.min(1, Math.max(0, 1.6 - altitude))) * Math.min(1, 0.45 + ballPx / 640);
}
