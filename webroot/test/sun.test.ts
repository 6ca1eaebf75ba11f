import { describe, expect, it } from 'vitest';
import { subsolarPoint } from '../src/globe/sun';

describe('the sun', () => {
  it('stands over the northern tropic at the June solstice', () => {
    expect(subsolarPoint(Date.UTC(2026, 5, 21, 8, 25)).lat).toBeCloseTo(23.44, 1);
  });

  it('stands over the equator at an equinox', () => {
    expect(subsolarPoint(Date.UTC(2026, 2, 20, 14, 46)).lat).toBeCloseTo(0, 1);
  });

  it('stands over Greenwich at noon, less the equation of time', () => {
    // In early November the sun is 16.4 minutes early: 4.1° west already.
    expect(subsolarPoint(Date.UTC(2026, 10, 3, 12)).lon).toBeCloseTo(-4.1, 0);
  });

  it('goes westwards by 15° an hour', () => {
    const [at, later] = [6, 7].map((hour) => subsolarPoint(Date.UTC(2026, 6, 1, hour)).lon);
    expect(at - later).toBeCloseTo(15, 1);
  });
});
