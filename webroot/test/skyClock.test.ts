import { beforeEach, describe, expect, it } from 'vitest';
import { SkyClock } from '../src/store/SkyClock';

let localMs: number;
let clock: SkyClock;

beforeEach(() => {
  localMs = 0;
  clock = new SkyClock({ now: () => 1_000_000 + localMs, rate: 1, leaps: 0 }, () => localMs);
});

describe('the clock of the sky', () => {
  it('is the live one until it leaps', () => {
    localMs = 50;
    expect([clock.now(), clock.rate, clock.isPast]).toEqual([1_000_050, 1, false]);
    clock.observe(3);
    clock.run(7);
    expect([clock.now(), clock.rate]).toEqual([1_000_050, 1]);
  });

  it.each([0, 0.5, 1, 60, -1, -60])('runs at %f', (rate) => {
    clock.leap(500_000, rate);
    localMs += 2_000;
    expect(clock.now()).toBe(500_000 + 2_000 * rate);
    expect(clock.rate).toBe(rate);
    expect(clock.liveNow()).toBe(1_002_000);
  });

  it('goes on from where it is at another rate', () => {
    clock.leap(500_000, 10);
    localMs += 1_000;
    clock.run(-2);
    localMs += 1_000;
    expect(clock.now()).toBe(508_000);
  });

  it.each([1, 60, -60])('mends small errors without a jerk, at %f', (rate) => {
    clock.leap(500_000, rate);
    localMs += 1_000;
    const before = clock.now();
    clock.observe(before + 300 * rate);
    expect(clock.now()).toBe(before);
    let last = before;
    for (let i = 0; i < 40; i++) {
      localMs += 100;
      const now = clock.now();
      expect((now - last) / rate).toBeGreaterThan(100);
      expect((now - last) / rate).toBeLessThan(118);
      last = now;
    }
    const right = before + (4_000 + 300) * rate;
    expect(Math.abs(last - right)).toBeLessThan(Math.abs(50 * rate));
  });

  it('goes at once where it should have been long before, without a leap', () => {
    clock.leap(500_000, 1);
    const { leaps } = clock;
    clock.observe(520_000);
    expect([clock.now(), clock.leaps]).toEqual([520_000, leaps]);
  });

  it('has larger errors where time passes faster', () => {
    clock.leap(500_000, 60);
    clock.observe(515_000);
    expect(clock.now()).toBe(500_000);
    clock.observe(700_000);
    expect(clock.now()).toBe(700_000);
  });

  it('stands where it was told to, while it stands', () => {
    clock.leap(500_000, 0);
    clock.observe(500_250);
    localMs += 10_000;
    expect(clock.now()).toBe(500_000);
  });

  it('does not guess for ever', () => {
    clock.leap(500_000, 60);
    localMs += 60_000;
    const last = clock.now();
    localMs += 60_000;
    expect(clock.now()).toBe(last);
  });

  it('counts leaps, to the past and back', () => {
    clock.leap(1, 1);
    clock.leap(2, 1);
    clock.leave();
    clock.leave();
    expect([clock.leaps, clock.isPast, clock.now()]).toEqual([3, false, 1_000_000]);
  });
});
