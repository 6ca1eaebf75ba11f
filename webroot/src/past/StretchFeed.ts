import { type Stretch, trafficStep } from './scale';

/** Whoever goes from one length to the next need not have each. */
const PAUSE_MS = 200;
const AGAIN_MS = 60_000;

/** Keeps what is known of a stretch of time up to date, as long as somebody looks. */
export class StretchFeed<T> {
  private wanted = '';
  private timer: ReturnType<typeof setTimeout> | undefined;
  private asking = 0;

  constructor(
    private readonly get: (when: Stretch, stepS: number) => Promise<T>,
    private readonly tell: (found: T) => void,
    private readonly isHidden: () => boolean = () => document.hidden,
  ) {}

  /** Asks for another stretch; for the same one not again before its time. */
  watch({ fromMs, toMs }: Stretch): void {
    const stepS = trafficStep(toMs - fromMs);
    const stepMs = stepS * 1_000;
    const when = {
      fromMs: Math.floor(fromMs / stepMs) * stepMs,
      toMs: Math.ceil(toMs / stepMs) * stepMs,
    };
    const wanted = `${when.fromMs} ${when.toMs}`;
    if (wanted === this.wanted) return;
    this.wanted = wanted;
    clearTimeout(this.timer);
    this.timer = setTimeout(() => {
      void this.ask(when, stepS);
    }, PAUSE_MS);
  }

  private async ask(when: Stretch, stepS: number): Promise<void> {
    const asking = ++this.asking;
    try {
      if (!this.isHidden()) {
        const found = await this.get(when, stepS);
        if (asking === this.asking) this.tell(found);
      }
    } catch {
      // What was told stays as it is; whether the past can be had is said elsewhere.
    }
    if (asking !== this.asking) return;
    this.timer = setTimeout(() => {
      void this.ask(when, stepS);
    }, AGAIN_MS);
  }
}
