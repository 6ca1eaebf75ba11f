import { describe, expect, it } from 'vitest';
import { tagsFor } from '../build/preload';

describe('what browsers are told to fetch at once', () => {
  it('is the globe, and nothing that comes later or not at all', () => {
    const files = [
      'assets/index-a.js',
      'assets/GlobeSurface-b.js',
      'assets/FlatMap-c.js',
      'assets/earth-day-2k-d.webp',
      'assets/earth-day-4k-e.webp',
      'assets/earth-night-2k-f.webp',
    ];
    expect(tagsFor(files).map(({ attrs }) => [attrs?.rel, attrs?.href])).toEqual([
      ['modulepreload', '/assets/GlobeSurface-b.js'],
    ]);
  });
});
