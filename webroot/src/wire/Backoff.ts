const FIRST_MS = 1000;
const LONGEST_MS = 30_000;
/** The server stops, and there may be another one already: all come back, but not at once. */
const GOING_AWAY = 1001;
const GOING_AWAY_SPREAD_MS = 2000;
const IDLE = 4001;
/** Something that trying again soon will not mend. */
const OURS_TO_MEND = new Set([1003, 1007, 1009]);

/** How long to wait before connecting again. */
export class Backoff {
  private failures = 0;

  constructor(private readonly random: () => number = Math.random) {}

  /** Ms to wait after a connection that ended with this code. */
  after(code: number | null): number {
    const wait = this.wait(code);
    this.failures++;
    return wait;
  }

  /** All is well. */
  reset(): void {
    this.failures = 0;
  }

  private wait(code: number | null): number {
    if (this.failures === 0 && code === IDLE) return 0;
    if (this.failures === 0 && code === GOING_AWAY) return this.random() * GOING_AWAY_SPREAD_MS;
    const steps = code !== null && OURS_TO_MEND.has(code) ? Infinity : this.failures;
    return Math.min(LONGEST_MS, FIRST_MS * 2 ** steps) * (0.5 + this.random());
  }
}
