import { altitudeColor, css, type PaletteName } from '../palette/altitude';

/** From left to right the colours of the heights, at no more than a dozen places. */
export function gradientAlong(
  pen: CanvasRenderingContext2D,
  heightsM: readonly number[],
  part: (index: number) => number,
  width: number,
  palette: PaletteName,
): CanvasGradient {
  const gradient = pen.createLinearGradient(0, 0, width, 0);
  const stops = Math.min(12, heightsM.length);
  for (let i = 0; i < stops; i++) {
    const index = Math.round((i / (stops - 1)) * (heightsM.length - 1));
    const height = heightsM[index];
    gradient.addColorStop(
      Math.max(0, Math.min(1, part(index))),
      css(altitudeColor(height / 0.3048, palette)),
    );
  }
  return gradient;
}
