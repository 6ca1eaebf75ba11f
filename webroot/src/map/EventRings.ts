import { type Anomaly, isOpen } from '../anomalies/anomaly';
import { Marks } from '../anomalies/Marks';
import type { SkyView } from '../app/SkyView';

/** As on the globe: for what is only spoken of, for what is odd, and for what is grave. */
const COLORS = ['#dce9fb', '#ffb454', '#ff6b6b'] as const;
const ON_PAPER = ['#22334d', '#a35a00', '#c22f2f'] as const;
const BEATS_PER_S = 0.55;
/** No ring is smaller, in pixels from its middle. */
const LEAST = 9;

/** How a place on the map becomes one on the screen. */
export interface Projection {
  readonly x: (lon: number) => number;
  readonly y: (lat: number) => number;
}

/** Rings around what is odd on the flat map, and waves that go out from them. */
export class EventRings {
  onPaper = false;
  /** Whose place has a ring, also when it is long over. */
  spoken: Anomaly | null = null;
  private readonly marks: Marks;

  constructor(
    sky: SkyView,
    private readonly calm: boolean,
  ) {
    this.marks = new Marks(sky.store, sky.anomalies.events);
  }

  sync(): void {
    this.marks.update();
  }

  level(row: number): number {
    return this.marks.level(row);
  }

  /** Places where somebody was that is not heard of now, and the one that is spoken of. */
  drawPlaces(pen: CanvasRenderingContext2D, { x, y }: Projection, nowS: number): void {
    for (const event of this.marks.lost)
      this.draw(pen, x(event.lon), y(event.lat), LEAST, levelOf(event), nowS);
    if (this.spoken && !isOpen(this.spoken) && !Number.isNaN(this.spoken.lat))
      this.draw(pen, x(this.spoken.lon), y(this.spoken.lat), LEAST, 0, nowS);
  }

  pick({ x, y }: Projection, near: (x: number, y: number) => boolean): Anomaly | null {
    return this.marks.lost.find(({ lat, lon }) => near(x(lon), y(lat))) ?? null;
  }

  draw(
    pen: CanvasRenderingContext2D,
    x: number,
    y: number,
    radius: number,
    level: number,
    nowS: number,
  ): void {
    const ring = Math.max(LEAST, radius);
    const color = (this.onPaper ? ON_PAPER : COLORS)[level];
    pen.globalAlpha = 1;
    circle(pen, x, y, ring, color);
    if (this.calm || level === 0) return;
    const beat = (nowS * BEATS_PER_S) % 1;
    pen.globalAlpha = 1 - beat;
    circle(pen, x, y, ring * (1 + 0.9 * beat), color);
    pen.globalAlpha = 1;
  }
}

function levelOf(event: Anomaly): number {
  return event.severity === 'high' ? 2 : 1;
}

export function circle(
  pen: CanvasRenderingContext2D,
  x: number,
  y: number,
  radius: number,
  color: string,
): void {
  pen.beginPath();
  pen.arc(x, y, radius, 0, 2 * Math.PI);
  pen.lineWidth = 2;
  pen.strokeStyle = color;
  pen.stroke();
}
