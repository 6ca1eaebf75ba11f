import type { Readable } from '../wire/live';
import type { Known } from './SpanWatch';

/** So near to the newest that is known it is as good as now. */
const NEAR_NOW_MS = 3_000;
/** The last answer tells less the older it is. */
const LONGEST_GUESS_MS = 60_000;

/** How far one can go: to the oldest that is known, and nearly to now, which goes on. */
export class Reach {
  private toldAtMs = -Infinity;

  constructor(private readonly known: Readable<Known>) {
    known.subscribe(() => {
      this.toldAtMs = performance.now();
    });
  }

  /** The last instant that is the past and not now; NaN while nothing is known. */
  get lastMs(): number {
    const since = Math.min(performance.now() - this.toldAtMs, LONGEST_GUESS_MS);
    return this.known.value.toMs + since - NEAR_NOW_MS;
  }

  has(atMs: number): boolean {
    const { state, fromMs } = this.known.value;
    return state === 'here' && atMs >= fromMs && atMs <= this.lastMs;
  }

  /** The instant, or the oldest where it is older. */
  within(atMs: number): number {
    const { fromMs } = this.known.value;
    return Number.isNaN(fromMs) ? atMs : Math.max(fromMs, atMs);
  }
}
