import { describe, expect, it } from 'vitest';
import { parseMapTiles } from '../src/map/tiles';

describe('a server of tiles for the flat map', () => {
  it('is what the configuration names', () => {
    const url = 'https://tiles.example.org/{z}/{x}/{y}.png';
    expect(parseMapTiles({ mapTiles: url, mapCredit: '© Example' })).toEqual({
      url,
      credit: '© Example',
    });
    expect(parseMapTiles({ mapTiles: url })).toEqual({ url, credit: '' });
  });

  it('is none where nothing usable is named', () => {
    for (const settings of [null, 'x', {}, { mapTiles: '' }, { mapTiles: 'https://a/{z}.png' }])
      expect(parseMapTiles(settings)).toBeNull();
  });
});
