import type { FlightStore } from '../store/FlightStore';
import { flightOf, type Moment, momentOf, plans, type Plan } from './flightPlan';

const SHARD = 0;
const VIEW = -1;
const PAST_STEP_MS = 90_000;
const PAST_STEPS = 9;

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

  /** Where and how a flight is at that moment. */
  momentOf(plan: Plan, atMs: number): Moment {
    return momentOf(plan, (atMs - this.born) / 1_000);
  }

  start(): void {
    this.timer ??= setInterval(() => {
      this.tick();
    }, 200);
  }

  stop(): void {
    clearInterval(this.timer);
    this.timer = undefined;
  }

  /** A fifth of all aircraft report five times a second, as in a live sky. */
  private tick(): void {
    this.turn = (this.turn + 1) % 20;
    for (let i = this.turn; i < this.plans.length; i += 20) {
      if (this.plans[i].lateMs < 8_000) this.tell(this.plans[i]);
    }
    this.store.commit();
  }

  private tell(plan: Plan, earlierMs = 0): void {
    const at = this.now() - plan.lateMs - earlierMs;
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
