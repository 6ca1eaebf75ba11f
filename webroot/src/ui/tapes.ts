/** Drawings of instruments: a value moves past a fixed mark. */

export interface Ink {
  readonly pen: CanvasRenderingContext2D;
  readonly line: string;
  readonly dim: string;
  readonly glass: string;
}

interface Tape {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  readonly value: number;
  /** Between two numbers, and how much is in sight. */
  readonly step: number;
  readonly span: number;
  readonly side: 'left' | 'right';
}

const SMALL = '12px ui-monospace, monospace';
const LARGE = '600 17px ui-monospace, monospace';

export function tape({ pen, line, dim, glass }: Ink, t: Tape): void {
  const middle = t.y + t.height / 2;
  const left = t.side === 'left';
  pen.save();
  pen.beginPath();
  pen.roundRect(t.x, t.y, t.width, t.height, 8);
  pen.fillStyle = glass;
  pen.fill();
  pen.clip();
  pen.font = SMALL;
  pen.textBaseline = 'middle';
  pen.textAlign = left ? 'right' : 'left';
  pen.strokeStyle = pen.fillStyle = dim;
  const edge = left ? t.x + t.width : t.x;
  const inward = left ? -1 : 1;
  const scale = t.height / t.span;
  const first = Math.ceil((t.value - t.span / 2) / t.step) * t.step;
  for (let v = first; v <= t.value + t.span / 2; v += t.step) {
    if (v < 0) continue;
    const y = middle + (t.value - v) * scale;
    const long = Math.round(v / t.step) % 2 === 0;
    // Numbers come and go softly: half of one would look like an error.
    pen.globalAlpha = Math.max(0, Math.min(1, (t.height / 2 - Math.abs(y - middle) - 6) / 22));
    pen.beginPath();
    pen.moveTo(edge, y);
    pen.lineTo(edge + inward * (long ? 10 : 6), y);
    pen.stroke();
    if (long) pen.fillText(String(Math.round(v)), edge + inward * 15, y);
  }
  pen.restore();
  const text = Number.isNaN(t.value) ? '–––' : String(Math.round(t.value));
  value(pen, line, { x: t.x - 4, y: middle - 15, width: t.width + 8, height: 30 }, text);
}

/** The box over the middle of a scale that holds what it says now. */
function value(
  pen: CanvasRenderingContext2D,
  line: string,
  box: { x: number; y: number; width: number; height: number },
  text: string,
): void {
  pen.beginPath();
  pen.roundRect(box.x, box.y, box.width, box.height, 6);
  pen.fillStyle = 'rgb(3 12 14 / 0.93)';
  pen.fill();
  pen.strokeStyle = line;
  pen.lineWidth = 1.2;
  pen.stroke();
  pen.fillStyle = line;
  pen.font = LARGE;
  pen.textAlign = 'center';
  pen.textBaseline = 'middle';
  pen.fillText(text, box.x + box.width / 2, box.y + box.height / 2 + 1);
}

export function readout({ pen, dim }: Ink, x: number, y: number, text: string): void {
  pen.font = '11px ui-monospace, monospace';
  pen.textAlign = 'center';
  pen.textBaseline = 'alphabetic';
  pen.fillStyle = dim;
  pen.fillText(text, x, y);
}

export function verticalSpeed(
  { pen, line, dim, glass }: Ink,
  v: { x: number; y: number; height: number; value: number; most: number },
): void {
  const middle = v.y + v.height / 2;
  pen.fillStyle = glass;
  pen.beginPath();
  pen.roundRect(v.x, v.y, 20, v.height, 6);
  pen.fill();
  pen.strokeStyle = dim;
  for (const part of [-1, -0.5, 0, 0.5, 1]) {
    const y = middle - part * (v.height / 2 - 8);
    pen.beginPath();
    pen.moveTo(v.x + (part === 0 ? 2 : 8), y);
    pen.lineTo(v.x + 18, y);
    pen.stroke();
  }
  const part = Math.max(-1, Math.min(1, (v.value || 0) / v.most));
  const reach = -part * (v.height / 2 - 8);
  pen.fillStyle = line;
  pen.fillRect(v.x + 4, middle, 5, reach);
  pen.fillRect(v.x + 2, middle + reach - 1.5, 16, 3);
}

const POINTS: Record<number, string> = { 0: 'N', 90: 'E', 180: 'S', 270: 'W' };

export function compass(
  { pen, line, dim, glass }: Ink,
  c: { x: number; y: number; width: number; heading: number },
): void {
  const half = c.width / 2;
  pen.save();
  pen.beginPath();
  pen.roundRect(c.x - half, c.y - 22, c.width, 44, 8);
  pen.fillStyle = glass;
  pen.fill();
  pen.clip();
  pen.textAlign = 'center';
  pen.textBaseline = 'middle';
  const perDegree = c.width / 90;
  for (let d = Math.ceil((c.heading - 46) / 5) * 5; d <= c.heading + 46; d += 5) {
    const x = c.x + (d - c.heading) * perDegree;
    const long = d % 10 === 0;
    pen.strokeStyle = pen.fillStyle = dim;
    pen.beginPath();
    pen.moveTo(x, c.y + 22);
    pen.lineTo(x, c.y + (long ? 12 : 16));
    pen.stroke();
    if (d % 30 !== 0) continue;
    const degrees = ((d % 360) + 360) % 360;
    pen.font = POINTS[degrees] ? '600 14px system-ui, sans-serif' : SMALL;
    pen.fillStyle = line;
    pen.fillText(POINTS[degrees] ?? String(degrees / 10).padStart(2, '0'), x, c.y + 2);
  }
  pen.restore();
  const whole = ((Math.round(c.heading) % 360) + 360) % 360;
  const text = Number.isNaN(c.heading) ? '–––' : `${String(whole).padStart(3, '0')}°`;
  value(pen, line, { x: c.x - 28, y: c.y - 13, width: 56, height: 26 }, text);
}
