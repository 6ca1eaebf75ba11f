/** Counts the frames that the browser draws. */
export class FrameMeter {
  perSecond = 0;
  private count = 0;
  private since = performance.now();

  constructor() {
    requestAnimationFrame(this.frame);
  }

  private readonly frame = (): void => {
    requestAnimationFrame(this.frame);
    this.count++;
    const now = performance.now();
    if (now - this.since < 1_000) return;
    this.perSecond = Math.round((this.count * 1_000) / (now - this.since));
    this.count = 0;
    this.since = now;
  };
}
