/** How much came a second, over the last few seconds. */
export class Meter {
  private readonly samples: { atMs: number; total: number }[] = [];
  private total = 0;

  constructor(private readonly windowMs = 5000) {}

  add(count: number): void {
    this.total += count;
  }

  /** Called about once a second. */
  rate(nowMs: number): number {
    this.samples.push({ atMs: nowMs, total: this.total });
    while (this.samples.length > 2 && this.samples[0].atMs < nowMs - this.windowMs) {
      this.samples.shift();
    }
    const [first] = this.samples;
    const seconds = (nowMs - first.atMs) / 1000;
    return seconds > 0 ? (this.total - first.total) / seconds : 0;
  }

  reset(): void {
    this.samples.length = 0;
  }
}
