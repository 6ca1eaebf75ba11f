/** Lets a few go at once, and then one each so many ms. */
export class Pace {
  private left: number;
  private atMs = -Infinity;

  constructor(
    private readonly burst: number,
    private readonly everyMs: number,
  ) {
    this.left = burst;
  }

  /** How long the next one has to wait, in ms. */
  waitMs(nowMs: number): number {
    this.refill(nowMs);
    return Math.max(0, (1 - this.left) * this.everyMs);
  }

  /** One goes. */
  take(nowMs: number): void {
    this.refill(nowMs);
    this.left--;
  }

  private refill(nowMs: number): void {
    this.left = Math.min(this.burst, this.left + (nowMs - this.atMs) / this.everyMs);
    this.atMs = nowMs;
  }
}
