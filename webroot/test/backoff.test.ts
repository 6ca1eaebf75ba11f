import { expect, it } from 'vitest';
import { Backoff } from '../src/wire/Backoff';

const waits = (random: number, codes: (number | null)[]): number[] => {
  const backoff = new Backoff(() => random);
  return codes.map((code) => backoff.after(code));
};

it('doubles up to thirty seconds, times a random factor', () => {
  const six = [1006, null, 1006, 4000, 1011, 1008, 1006];
  expect(waits(0.5, six)).toEqual([1000, 2000, 4000, 8000, 16000, 30000, 30000]);
  expect(waits(0, six).slice(0, 2)).toEqual([500, 1000]);
  expect(waits(0.999, six)[0]).toBeCloseTo(1499);
});

it('comes back soon to a server that says good-bye, but not again and again', () => {
  expect(waits(0.5, [1001, 1001, 1001])).toEqual([1000, 2000, 4000]);
  expect(waits(0.1, [1001])).toEqual([200]);
  expect(waits(0.1, [4001])).toEqual([0]);
});

it('waits long where trying again does not help', () => {
  expect(waits(0.5, [1009])).toEqual([30000]);
});

it('begins anew after success', () => {
  const backoff = new Backoff(() => 0.5);
  backoff.after(1006);
  backoff.after(1006);
  backoff.reset();
  expect(backoff.after(1006)).toBe(1000);
});
