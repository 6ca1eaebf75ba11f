import { describe, expect, it } from 'vitest';
import { Turning } from '../src/globe/Turning';

describe('the globe turning by itself', () => {
  it('goes once around in three minutes, to the west as the sun does', () => {
    const turning = new Turning();
    let lon = turning.step(0);
    for (let ms = 20; ms <= 180_000; ms += 20) lon += turning.step(ms);
    expect(lon).toBeCloseTo(-360, 6);
  });

  it('does not jump after it could not be drawn for a while', () => {
    const turning = new Turning();
    turning.step(1_000);
    expect(turning.step(60_000)).toBeCloseTo(-0.2, 6);
  });
});
