import { describe, expect, it } from 'vitest';
import { isGoodEnough, tileAt, tileName, tileOfName, tilesOf } from '../src/wire/tiles';

const names = (west: number, south: number, east: number, north: number): string[] | undefined =>
  tilesOf({ west, south, east, north }).tiles?.map(tileName);

describe('tiles', () => {
  it('have the index and name that the protocol gives them', () => {
    expect(tileAt(40.64, -73.78)).toBe(478);
    expect(tileName(478)).toBe('n40w080');
    expect(tileOfName('n40w080')).toBe(478);
    expect(tileOfName('n30w080')).toBe(442);
    expect(tileName(tileAt(0, 0))).toBe('n00e000');
    expect(tileName(tileAt(-0.1, -0.1))).toBe('s10w010');
    expect(tileAt(90, 180)).toBe(17 * 36);
  });

  it('have names that lead back to them', () => {
    for (let tile = 0; tile < 648; tile++) expect(tileOfName(tileName(tile))).toBe(tile);
    expect(['', 'n41w080', 'n90e000', 'n40w180x', 's00e000'].map(tileOfName)).toEqual([
      -1, -1, -1, -1, -1,
    ]);
  });

  it('are those that a box touches', () => {
    expect(names(-75, 38, -72, 42)).toEqual(['n30w080', 'n40w080']);
    expect(names(5, 5, 5, 5)).toEqual(['n00e000']);
  });

  it('reach across the date line', () => {
    expect(names(175, 1, -175, 2)?.sort()).toEqual(['n00e170', 'n00w180']);
    expect(tilesOf({ west: 175, south: 1, east: -175, north: 2 }).box).toMatchObject({
      west: 170.1,
      east: -170.1,
    });
  });

  it('go around the world where a box nearly does', () => {
    expect(names(5, 1, 4, 2)).toHaveLength(36);
    expect(names(-180, 1, 180, 2)).toHaveLength(36);
  });

  it('become the world where they are many', () => {
    expect(tilesOf({ west: -100, south: -60, east: 80, north: 60 }).tiles).toBeNull();
    expect(tilesOf({ world: true }).box).toBeNull();
  });

  it('are asked for by a box well inside them', () => {
    const view = tilesOf({ west: -70, south: 30, east: -70, north: 30 });
    expect(view.tiles?.map(tileName)).toEqual(['n30w070']);
    expect(view.box).toEqual({ west: -69.9, south: 30.1, east: -60.1, north: 39.9 });
    expect(tilesOf(view.box!).tiles).toEqual(view.tiles);
  });

  it('are kept while they cover what is seen and are not far too many', () => {
    const city = tilesOf({ west: 1, south: 1, east: 2, north: 2 });
    const country = tilesOf({ west: 1, south: 1, east: 22, north: 12 });
    expect(isGoodEnough(country, city)).toBe(true);
    expect(isGoodEnough(city, country)).toBe(false);
    expect(isGoodEnough(tilesOf({ world: true }), city)).toBe(false);
    expect(isGoodEnough(tilesOf({ west: -60, south: 1, east: 60, north: 40 }), city)).toBe(false);
  });
});
