import type { ServerClock } from './clock';

/** An error larger than that is no jitter of messages: the server went on from elsewhere. */
const JUMP_MS = 2_000;
/** The share of a smaller error that each message mends, so that nothing jerks. */
const MENDED = 0.15;
/** Without a message for so long nobody knows what the sky was like then: it stands. */
const LONGEST_GUESS_MS = 6_000;

interface Past {
  readonly atMs: number;
  /** When that was, by this machine. */
  readonly sinceMs: number;
  readonly rate: number;
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
    const { atMs, sinceMs, rate } = this.past;
    return atMs + Math.min(this.local() - sinceMs, LONGEST_GUESS_MS) * rate;
  }

  /** What time it is, whatever is shown. */
  liveNow(): number {
    return this.live.now();
  }

  /** Shows that instant of the past from now on. */
  leap(atMs: number, rate: number): void {
    this.leaps++;
    this.past = { atMs, sinceMs: this.local(), rate };
  }

  /** Goes on at another rate. */
  run(rate: number): void {
    if (this.past) this.past = { atMs: this.now(), sinceMs: this.local(), rate };
  }

  /** What is told now is of that instant. */
  observe(tMs: number): void {
    if (!this.past) return;
    const { rate } = this.past;
    const now = this.now();
    const error = tMs - now;
    const isJump = Math.abs(error) > JUMP_MS * Math.max(1, Math.abs(rate));
    const atMs = isJump || rate === 0 ? tMs : now + error * MENDED;
    this.past = { atMs, sinceMs: this.local(), rate };
  }

  /** Shows what is now. */
  leave(): void {
    if (!this.past) return;
    this.leaps++;
    this.past = null;
  }
}
