/** What draws on a canvas. Without one no picture could be made at all, so it is not asked for twice. */
export function penOf(
  canvas: HTMLCanvasElement,
  settings?: CanvasRenderingContext2DSettings,
): CanvasRenderingContext2D {
  const pen = canvas.getContext('2d', settings);
  if (!pen) throw new Error('This browser does not let pages draw');
  return pen;
}
