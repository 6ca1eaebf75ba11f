import { describe, expect, it } from 'vitest';
import { ICON_NAMES, iconIndex, iconOf } from '../src/globe/icons';
import { UNKNOWN } from '../src/store/types';

describe('silhouettes', () => {
  it.each([
    [2, 'propeller'],
    [4, 'jet'],
    [6, 'heavy'],
    [8, 'helicopter'],
    [9, 'glider'],
    [14, 'drone'],
    [17, 'vehicle'],
    [UNKNOWN, 'jet'],
    [99, 'jet'],
  ] as const)('of category %i is a %s', (category, name) => {
    expect(iconOf(category)).toBe(name);
  });

  it('exist for every category', () => {
    for (let category = -1; category <= 20; category++) {
      expect(iconIndex(category)).toBeGreaterThanOrEqual(0);
      expect(iconIndex(category)).toBeLessThan(ICON_NAMES.length);
    }
  });
});
