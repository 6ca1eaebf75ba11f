import type { Stretch } from '../past/scale';
import type { FlightStore } from '../store/FlightStore';
import { flightOf, type Moment, momentOf, plans, type Plan } from './flightPlan';

const SHARD = 0;
const VIEW = -1;
const PAST_STEP_MS = 90_000;
const PAST_STEPS = 9;
/** Before the page was opened not all of them flew at all times: it rises and falls so often. */
const WAVE_MS = 7 * 3_600_000;
const RESTING = 0.3;

/** An invented sky inside the page: for pictures, tests, and a look without any server. */
export class DemoSky {
  readonly plans: readonly Plan[];
  /** Codes that somebody has set for a while, by address. */
  readonly squawks = new Map<string, string>();
  private readonly born: number;
  private turn = 0;
  private timer: ReturnType<typeof setInterval> | undefined;

  constructor(
    private readonly store: FlightStore,
    private readonly now: () => number,
    count: number,
  ) {
    this.plans = plans(count, seeded(7));
    this.born = now();
  }

  /** Tells the last minutes, so that there are trails from the start. */
  recall(): void {
    for (let step = PAST_STEPS; step >= 0; step--) {
      for (const plan of this.plans) this.tell(plan, step * PAST_STEP_MS);
      this.store.commit();
    }
  }

  /** Which share of all flies at that moment. */
  share(atMs: number): number {
    const before = Math.max(0, this.born - atMs);
    return 1 - (RESTING * (1 - Math.cos((2 * Math.PI * before) / WAVE_MS))) / 2;
  }

  isUp(index: number, atMs: number): boolean {
    return (index * 0.618_034) % 1 < this.share(atMs);
  }

  /** Makes the store that of an instant. */
  show(atMs: number): void {
    this.store.beginSnapshot();
    this.plans.forEach((plan, i) => {
      if (this.isUp(i, atMs)) this.tellAt(plan, atMs);
    });
    this.store.endSnapshot(SHARD);
    this.store.commit();
  }

  /** Tells of one in so many, each time of others. */
  report(atMs: number, oneIn: number): void {
    this.turn = (this.turn + 1) % oneIn;
    for (let i = this.turn; i < this.plans.length; i += oneIn) {
      const plan = this.plans[i];
      if (!this.isUp(i, atMs)) this.store.remove(SHARD, VIEW, plan.icao24);
      else if (plan.lateMs < 8_000) this.tellAt(plan, atMs);
    }
    this.store.commit();
  }

  /** When the flight began that is under way at that moment, and when it ends. */
  legOf(plan: Plan, atMs: number): Stretch {
    const along = plan.startM + (plan.speedMps * (atMs - this.born)) / 1_000;
    const leg = Math.floor(along / plan.lengthM);
    const when = (metres: number) => this.born + ((metres - plan.startM) / plan.speedMps) * 1_000;
    return { fromMs: when(leg * plan.lengthM), toMs: when((leg + 1) * plan.lengthM) };
  }

  /** Where and how a flight is at that moment. */
  momentOf(plan: Plan, atMs: number): Moment {
    return momentOf(plan, (atMs - this.born) / 1_000);
  }

  start(): void {
    // A fifth of all aircraft report each second, as in a live sky.
    this.timer ??= setInterval(() => {
      this.report(this.now(), 20);
    }, 200);
  }

  stop(): void {
    clearInterval(this.timer);
    this.timer = undefined;
  }

  private tell(plan: Plan, earlierMs: number): void {
    this.tellAt(plan, this.now() - earlierMs);
  }

  private tellAt(plan: Plan, atMs: number): void {
    const at = atMs - plan.lateMs;
    const flight = flightOf(plan, (at - this.born) / 1_000, at);
    flight.squawk = this.squawks.get(plan.icao24) ?? flight.squawk;
    this.store.put(SHARD, VIEW, flight);
  }
}

function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
}
