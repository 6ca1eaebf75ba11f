import { type Anomaly, rankOf } from '../anomalies/anomaly';
import { penOf } from '../canvas';
import { marksOf, type Stretch, xOf } from '../past/scale';
import type { Traffic } from '../past/questions';

/** From the top: ticks of anomalies, traffic, times. */
const TICKS_PX = 9;
const TIMES_PX = 14;
const GAP_PX = 1;
/** By severity, low to high. */
const TICK_PX = [5, 7, 9] as const;
const TICK_COLORS = ['--accent', '--warn', '--bad'] as const;

export interface StripContent {
  readonly stretch: Stretch;
  /** Since when there is anything; NaN for never. */
  readonly sinceMs: number;
  readonly traffic: Traffic;
  readonly events: readonly Anomaly[];
}

/** The picture of a stretch of time: how much flew when, and what was odd. */
export class TimeStrip {
  readonly canvas = document.createElement('canvas');
  private width = 0;
  private height = 0;

  constructor() {
    this.canvas.setAttribute('aria-hidden', 'true');
  }

  paint(content: StripContent): void {
    const pen = this.begin();
    if (this.width === 0) return;
    const colors = getComputedStyle(this.canvas);
    const color = (name: string) => colors.getPropertyValue(name);
    this.paintTraffic(pen, content, color);
    this.paintTimes(pen, content.stretch, color);
    this.paintEvents(pen, content, color);
  }

  /** The event whose tick is nearest to a point; graver ones are a little nearer. */
  pick({ stretch, events }: StripContent, x: number, reachPx: number): Anomaly | null {
    let best: Anomaly | null = null;
    let least = Infinity;
    for (const event of events) {
      const farPx = Math.abs(xOf(stretch, event.startS * 1_000, this.width) - x);
      const far = farPx - rankOf(event.severity);
      if (farPx > reachPx || far >= least) continue;
      best = event;
      least = far;
    }
    return best;
  }

  private begin(): CanvasRenderingContext2D {
    const { canvas } = this;
    const ratio = Math.min(2, devicePixelRatio);
    this.width = canvas.clientWidth;
    this.height = canvas.clientHeight;
    canvas.width = this.width * ratio;
    canvas.height = this.height * ratio;
    const pen = penOf(canvas);
    pen.scale(ratio, ratio);
    return pen;
  }

  private get ground(): number {
    return this.height - TIMES_PX;
  }

  private paintTraffic(
    pen: CanvasRenderingContext2D,
    { stretch, sinceMs, traffic: { bars, stepMs } }: StripContent,
    color: (name: string) => string,
  ): void {
    const { width, ground } = this;
    const most = Math.max(1, ...bars.map(({ aircraft }) => aircraft));
    const room = ground - TICKS_PX - 2;
    pen.fillStyle = color('--traffic');
    for (const { fromMs, aircraft } of bars) {
      const x = xOf(stretch, fromMs, width);
      const to = xOf(stretch, fromMs + stepMs, width);
      const high = Math.max(1, (aircraft / most) * room);
      const wide = to - x > 4 * GAP_PX ? to - x - GAP_PX : to - x;
      pen.fillRect(x, ground - high, wide, high);
    }
    // The ground, as far as there is anything to go to.
    const since = Number.isNaN(sinceMs) ? width : Math.max(0, xOf(stretch, sinceMs, width));
    pen.fillStyle = color('--edge');
    pen.fillRect(0, ground, width, 1);
    pen.fillStyle = color('--dim');
    pen.fillRect(since, ground, Math.max(0, width - since), 1);
  }

  private paintTimes(
    pen: CanvasRenderingContext2D,
    stretch: Stretch,
    color: (name: string) => string,
  ): void {
    const { width, height, ground } = this;
    pen.fillStyle = color('--dim');
    pen.font = `10px ${getComputedStyle(this.canvas).fontFamily}`;
    pen.textBaseline = 'alphabetic';
    pen.textAlign = 'center';
    for (const { atMs, words } of marksOf(stretch, width)) {
      const x = xOf(stretch, atMs, width);
      const half = pen.measureText(words).width / 2;
      pen.fillRect(x, ground, 1, 3);
      if (x > half && x < width - half) pen.fillText(words, x, height - 2);
    }
  }

  private paintEvents(
    pen: CanvasRenderingContext2D,
    { stretch, events }: StripContent,
    color: (name: string) => string,
  ): void {
    const colors = TICK_COLORS.map(color);
    // The gravest over all others.
    for (const rank of [0, 1, 2]) {
      pen.fillStyle = colors[rank];
      for (const { severity, startS } of events) {
        const x = xOf(stretch, startS * 1_000, this.width);
        if (rankOf(severity) === rank && x >= 0 && x <= this.width)
          pen.fillRect(x - 1, 0, 2, TICK_PX[rank]);
      }
    }
  }
}
