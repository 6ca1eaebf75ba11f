import { describe, expect, it } from 'vitest';
import { tagsFor } from '../build/preload';

describe('what browsers are told to fetch at once', () => {
  it('is the globe and its first pictures, and nothing that comes later', () => {
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
      ['preload', '/assets/earth-day-2k-d.webp'],
      ['preload', '/assets/earth-night-2k-f.webp'],
    ]);
  });
});
