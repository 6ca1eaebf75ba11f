import type { ServerClock } from './clock';

/** The quickest of so many messages shows best how far the clocks are apart. */
const WINDOW = 256;
/** A correction larger than that is made at once: it is the first, or somebody set a clock. */
const JUMP_MS = 2000;
/** Smaller ones are spread out, so that nothing on the map jerks: ms a second. */
const SLEW_MS_PER_S = 50;

/**
 * The server's time, from the times in its messages. A message shows the server's clock as it was
 * when it was sent, so the one that was quickest shows it best; what others took longer is delay.
 */
export class LiveClock implements ServerClock {
  readonly rate = 1;
  readonly leaps = 0;
  private readonly offsets: number[] = [];
  private offset = 0;
  /** The offset that the quickest message shows. */
  private best = 0;
  private slewedAt = 0;
  private last = 0;
  /** How much later than the quickest messages the last ones came, smoothed. */
  delayMs = NaN;

  constructor(private readonly local: () => number = Date.now) {}

  /** A message that was made at that time came now. */
  observe(serverMs: number): void {
    const offset = serverMs - this.local();
    const known = this.offsets.length > 0;
    this.offsets.push(offset);
    if (this.offsets.length > WINDOW) this.offsets.shift();
    this.best = Math.max(...this.offsets);
    const delay = this.best - offset;
    this.delayMs = Number.isNaN(this.delayMs) ? delay : this.delayMs * 0.9 + delay * 0.1;
    if (!known || Math.abs(this.best - this.offset) > JUMP_MS) this.jump();
  }

  /** Another server may have another clock. */
  restart(): void {
    this.offsets.length = 0;
    this.delayMs = NaN;
  }

  now(): number {
    this.slew();
    this.last = Math.max(this.last, this.local() + this.offset);
    return this.last;
  }

  private jump(): void {
    this.offset = this.best;
    this.slewedAt = this.local();
    this.last = 0;
  }

  private slew(): void {
    if (this.offsets.length === 0) return;
    const now = this.local();
    const most = (Math.max(0, now - this.slewedAt) / 1000) * SLEW_MS_PER_S;
    const missing = this.best - this.offset;
    this.offset += Math.max(-most, Math.min(most, missing));
    this.slewedAt = now;
  }
}
