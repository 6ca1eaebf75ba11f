import { describe, expect, it } from 'vitest';
import { LiveClock } from '../src/store/LiveClock';

describe('LiveClock', () => {
  const story = (): { clock: LiveClock; wait: (ms: number) => number } => {
    let local = 1_000_000;
    const clock = new LiveClock(() => local);
    return { clock, wait: (ms) => (local += ms) };
  };

  it("shows this machine's time before the first message", () => {
    expect(story().clock.now()).toBe(1_000_000);
  });

  it('takes the server at its word at first', () => {
    const { clock, wait } = story();
    clock.observe(5_000_000);
    expect(clock.now()).toBe(5_000_000);
    wait(250);
    expect(clock.now()).toBe(5_000_250);
  });

  it('believes the quickest message, and calls delay what others took longer', () => {
    const { clock, wait } = story();
    for (let i = 0; i < 100; i++) {
      const local = wait(200);
      clock.observe(local + 60_000 - (i % 2 === 0 ? 20 : 320));
    }
    expect(clock.now() - wait(0)).toBeCloseTo(59_980, 0);
    expect(clock.delayMs).toBeGreaterThan(100);
    expect(clock.delayMs).toBeLessThan(200);
  });

  it('never runs backwards while it is corrected', () => {
    const { clock, wait } = story();
    let last = 0;
    for (let i = 0; i < 4000; i++) {
      const local = wait(16);
      // The two clocks drift apart.
      if (i % 10 === 0) clock.observe(local - i / 5);
      expect(clock.now()).toBeGreaterThanOrEqual(last);
      last = clock.now();
    }
    expect(clock.now() - wait(0)).toBeLessThan(-100);
  });
});
