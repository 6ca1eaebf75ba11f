import type { PastPlayer, PlayerOptions } from '../past/PastPlayer';
import type { SkyClock } from '../store/SkyClock';
import type { DemoSky } from './DemoSky';

const TICK_MS = 200;
/** At the speed of life one in so many reports with each tick. */
const ONE_IN = 20;
/** So near to now it is as good as now. */
const NEAR_NOW_MS = 3_000;

/** Plays the past of an invented sky. */
export class DemoPlayer implements PastPlayer {
  private atMs = NaN;
  private speed = 0;
  private toldAtMs = 0;
  private timer: ReturnType<typeof setInterval> | undefined;

  constructor(
    private readonly sky: DemoSky,
    private readonly fromMs: number,
    private readonly frozen: boolean,
    private readonly clock: SkyClock,
    private readonly options: PlayerOptions,
  ) {}

  go(atMs: number): void {
    this.atMs = atMs;
    this.toldAtMs = performance.now();
    this.clock.leap(atMs, this.rate);
    this.sky.show(atMs);
    this.options.tell({ goalMs: null, trouble: null });
  }

  play(speed: number): void {
    this.run(speed);
  }

  pause(): void {
    this.run(0);
  }

  setView(): void {
    // All of an invented sky is here.
  }

  close(): void {
    clearInterval(this.timer);
    this.clock.run(0);
  }

  /** What is frozen stands at whatever speed. */
  private get rate(): number {
    return this.frozen ? 0 : this.speed;
  }

  private run(speed: number): void {
    this.speed = speed;
    this.clock.run(this.rate);
    clearInterval(this.timer);
    this.toldAtMs = performance.now();
    if (this.rate === 0) this.atMs = this.clock.now();
    else
      this.timer = setInterval(() => {
        this.tick();
      }, TICK_MS);
  }

  private tick(): void {
    const nowMs = performance.now();
    this.atMs += (nowMs - this.toldAtMs) * this.speed;
    this.toldAtMs = nowMs;
    if (this.atMs > this.clock.liveNow() - NEAR_NOW_MS) {
      this.options.ends();
      return;
    }
    if (this.atMs < this.fromMs) {
      this.options.tell({ playing: false });
      this.pause();
      this.go(this.fromMs);
      return;
    }
    this.clock.observe(this.atMs);
    this.sky.report(this.atMs, Math.max(1, Math.round(ONE_IN / Math.max(1, Math.abs(this.speed)))));
  }
}
