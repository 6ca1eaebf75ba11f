import { describe, expect, it } from 'vitest';
import { altitudeColor, legendPosition, rampColor, type Rgb } from '../src/palette/altitude';

const brightness = ([r, g, b]: Rgb) => 0.2126 * r + 0.7152 * g + 0.0722 * b;

describe('colours by altitude', () => {
  it('grow along the legend with the altitude', () => {
    let last = -1;
    for (let feet = 0; feet <= 43_000; feet += 500) {
      const at = legendPosition(feet);
      expect(at).toBeGreaterThan(last);
      last = at;
    }
    expect(last).toBe(1);
  });

  it('give the levels of airliners half of the legend', () => {
    expect(legendPosition(43_000) - legendPosition(25_000)).toBeCloseTo(0.5, 2);
  });

  it('have a colour where the altitude is not known', () => {
    expect(altitudeColor(NaN, 'spectrum')).toEqual(altitudeColor(0, 'spectrum'));
  });

  it('only ever get brighter in the palette for every eye', () => {
    const steps = Array.from({ length: 21 }, (_, i) => brightness(rampColor(i / 20, 'safe')));
    for (let i = 1; i < steps.length; i++) expect(steps[i]).toBeGreaterThan(steps[i - 1]);
  });

  it('can be told from a dark ground everywhere', () => {
    for (const name of ['spectrum', 'safe'] as const)
      for (let i = 0; i <= 20; i++) expect(brightness(rampColor(i / 20, name))).toBeGreaterThan(85);
  });
});
