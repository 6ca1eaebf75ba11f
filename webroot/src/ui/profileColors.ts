import { altitudeColor, css, type PaletteName } from '../palette/altitude';

/** From left to right the colours of the heights, at no more than a dozen places. */
export function gradientAlong(
  pen: CanvasRenderingContext2D,
  heightsM: readonly number[],
  width: number,
  palette: PaletteName,
): CanvasGradient {
  const gradient = pen.createLinearGradient(0, 0, width, 0);
  const stops = Math.min(12, heightsM.length);
  for (let i = 0; i < stops; i++) {
    const at = i / (stops - 1);
    const height = heightsM[Math.round(at * (heightsM.length - 1))];
    gradient.addColorStop(at, css(altitudeColor(height / 0.3048, palette)));
  }
  return gradient;
}
