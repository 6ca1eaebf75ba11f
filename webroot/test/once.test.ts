import { describe, expect, it, vi } from 'vitest';
import { eventually, once, patiently } from '../src/once';

describe('a load that is shared', () => {
  it('is done once for everybody', async () => {
    let loads = 0;
    const load = once(() => Promise.resolve(++loads));
    expect(await Promise.all([load(), load()])).toEqual([1, 1]);
    expect(await load()).toBe(1);
  });

  it('is tried again when it has failed', async () => {
    let loads = 0;
    const load = once(() =>
      ++loads === 1 ? Promise.reject(new Error('away')) : Promise.resolve(loads),
    );
    await expect(load()).rejects.toThrow('away');
    expect(await load()).toBe(2);
  });
});

describe('a load that is waited for', () => {
  it('is begun again until the server is back', async () => {
    vi.useFakeTimers();
    let loads = 0;
    const found: number[] = [];
    eventually(
      () => (++loads < 3 ? Promise.reject(new Error('away')) : Promise.resolve(loads)),
      (each) => found.push(each),
    );
    await vi.advanceTimersByTimeAsync(9_000);
    expect([loads, found]).toEqual([1, []]);
    await vi.advanceTimersByTimeAsync(60_000);
    expect([loads, found]).toEqual([3, [3]]);
    vi.useRealTimers();
  });

  it('is a promise that nothing breaks', async () => {
    vi.useFakeTimers();
    let loads = 0;
    const found = patiently(() =>
      ++loads < 3 ? Promise.reject(new Error('away')) : Promise.resolve('here'),
    );
    await vi.advanceTimersByTimeAsync(60_000);
    expect(await found).toBe('here');
    vi.useRealTimers();
  });
});
