import type { ServerClock } from './clock';

/** An error larger than that is no jitter of messages: the server went on from elsewhere. */
const JUMP_MS = 2_000;
/** In such a time two thirds of a smaller error are mended: what moves is a little faster, and does not jerk. */
const MENDING_MS = 2_000;
/** Without a message for so long nobody knows what the sky was like then: it stands. */
const LONGEST_GUESS_MS = 6_000;

interface Past {
  readonly atMs: number;
  /** When that was, by this machine. */
  readonly sinceMs: number;
  readonly rate: number;
  /** How much later it should have been. */
  readonly errorMs: number;
}

/** The time that the picture shows: now, or an instant of the past that stands or runs at any rate. */
export class SkyClock implements ServerClock {
  leaps = 0;
  private past: Past | null = null;

  constructor(
    private readonly live: ServerClock,
    private readonly local: () => number = () => performance.now(),
  ) {}

  get isPast(): boolean {
    return this.past !== null;
  }

  get rate(): number {
    return this.past?.rate ?? this.live.rate;
  }

  now(): number {
    if (!this.past) return this.live.now();
    const { atMs, sinceMs, rate, errorMs } = this.past;
    const ms = Math.min(this.local() - sinceMs, LONGEST_GUESS_MS);
    return atMs + ms * rate + errorMs * (1 - Math.exp(-ms / MENDING_MS));
  }

  /** What time it is, whatever is shown. */
  liveNow(): number {
    return this.live.now();
  }

  /** Shows that instant of the past from now on. */
  leap(atMs: number, rate: number): void {
    this.leaps++;
    this.goOn(atMs, rate);
  }

  /** Goes on at another rate. */
  run(rate: number): void {
    if (this.past) this.goOn(this.now(), rate);
  }

  /** What is told now is of that instant. */
  observe(tMs: number): void {
    const rate = this.past?.rate ?? 0;
    // What stands has been put where it stands.
    if (rate === 0) return;
    const now = this.now();
    const errorMs = tMs - now;
    const isJump = Math.abs(errorMs) > JUMP_MS * Math.max(1, Math.abs(rate));
    if (isJump) this.goOn(tMs, rate);
    else this.goOn(now, rate, errorMs);
  }

  private goOn(atMs: number, rate: number, errorMs = 0): void {
    this.past = { atMs, sinceMs: this.local(), rate, errorMs };
  }

  /** Shows what is now. */
  leave(): void {
    if (!this.past) return;
    this.leaps++;
    this.past = null;
  }
}
