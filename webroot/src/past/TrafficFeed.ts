import { asNumber, asRecord } from '../wire/fields';
import { type Stretch, trafficStep } from './scale';

/** Whoever goes from one length to the next need not have each. */
const PAUSE_MS = 200;
const AGAIN_MS = 60_000;
const PATIENCE_MS = 20_000;

/** How many aircraft were heard in a stretch of time. */
export interface Bar {
  readonly fromMs: number;
  readonly aircraft: number;
}

export interface Traffic {
  readonly stepMs: number;
  readonly bars: readonly Bar[];
}

export const NO_TRAFFIC: Traffic = { stepMs: 0, bars: [] };

/** Keeps the traffic of a stretch of time up to date, as long as somebody looks. */
export class TrafficFeed {
  private wanted = '';
  private timer: ReturnType<typeof setTimeout> | undefined;
  private question = 0;

  constructor(
    private readonly server: URL,
    private readonly tell: (traffic: Traffic) => void,
    private readonly isHidden: () => boolean = () => document.hidden,
  ) {}

  /** Asks for another stretch; for the same one not again before its time. */
  watch({ fromMs, toMs }: Stretch): void {
    const step = trafficStep(toMs - fromMs);
    const from = Math.floor(fromMs / 1_000 / step) * step;
    const to = Math.ceil(toMs / 1_000 / step) * step;
    const wanted = `from=${from}&to=${to}&step=${step}`;
    if (wanted === this.wanted) return;
    this.wanted = wanted;
    clearTimeout(this.timer);
    this.timer = setTimeout(() => {
      void this.ask();
    }, PAUSE_MS);
  }

  private async ask(): Promise<void> {
    const question = ++this.question;
    try {
      if (!this.isHidden()) {
        const traffic = await this.get();
        if (question === this.question) this.tell(traffic);
      }
    } catch {
      // The strip stays as it is; whether the past can be had is said elsewhere.
    }
    if (question !== this.question) return;
    this.timer = setTimeout(() => {
      void this.ask();
    }, AGAIN_MS);
  }

  private async get(): Promise<Traffic> {
    const answer = await fetch(new URL(`history/traffic?${this.wanted}`, this.server), {
      cache: 'no-store',
      signal: AbortSignal.timeout(PATIENCE_MS),
    });
    if (!answer.ok) throw new Error(`HTTP ${answer.status}`);
    const { step, traffic } = asRecord(await answer.json());
    const told: unknown[] = Array.isArray(traffic) ? traffic : [];
    const bars = told.map((each) => {
      const { from, aircraft } = asRecord(each);
      return { fromMs: asNumber(from) * 1_000, aircraft: asNumber(aircraft) };
    });
    return {
      stepMs: asNumber(step) * 1_000,
      bars: bars.filter(({ fromMs, aircraft }) => !Number.isNaN(fromMs + aircraft)),
    };
  }
}
