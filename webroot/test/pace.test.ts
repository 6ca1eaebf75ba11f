import { expect, it } from 'vitest';
import { Pace } from '../src/past/Pace';

it('a pace lets a few go at once, then one after the other, and a few again after a rest', () => {
  const pace = new Pace(3, 50);
  const went: number[] = [];
  for (let now = 1_000; now < 1_300; now++)
    if (pace.waitMs(now) === 0) {
      pace.take(now);
      went.push(now - 1_000);
    } else expect(pace.waitMs(now)).toBeLessThanOrEqual(50);
  expect(went).toEqual([0, 1, 2, 50, 100, 150, 200, 250]);
  expect(pace.waitMs(5_000)).toBe(0);
  for (let i = 0; i < 3; i++) pace.take(5_000);
  expect(pace.waitMs(5_000)).toBe(50);
});
