import { describe, expect, it } from 'vitest';
import { once } from '../src/once';

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
