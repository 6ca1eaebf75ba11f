import { describe, expect, it } from 'vitest';
import { around, covers } from '../src/app/recallTrails';
import { tellTrails } from '../src/past/trailsText';
import type { Seen } from '../src/trails/TrailStore';

const WORLD = { world: true } as const;
const box = (west: number, south: number, east: number, north: number) => ({
  ...{ west, south, east, north },
});

describe('which part of the world is asked for', () => {
  it('is more than can be seen, across the date line, too', () => {
    for (const view of [box(5, 45, 15, 55), box(175, -10, -170, 10), box(-10, 80, 10, 89)]) {
      expect(covers(around(view), view)).toBe(true);
      expect(covers(view, around(view))).toBe(false);
    }
    expect(around(box(-60, 0, 40, 50))).toEqual(WORLD);
  });

  it('is another one once somebody has left it', () => {
    const asked = around(box(5, 45, 15, 55));
    expect(covers(asked, box(7, 46, 17, 56))).toBe(true);
    expect(covers(asked, box(15, 45, 25, 55))).toBe(false);
    expect(covers(asked, box(15, 45, 5, 55))).toBe(false);
    expect([covers(asked, WORLD), covers(WORLD, asked)]).toEqual([false, true]);
  });
});

describe('trails as a server tells them', () => {
  const told: Record<string, readonly Seen[]> = {};
  const tell = (icao24: string, seen: readonly Seen[]) => {
    told[icao24] = seen;
  };

  it('are read one after the other', async () => {
    const trails = {
      a1b2c3: [
        [1.5, 8, 47, null],
        [2, 8.1, 47.1, 900],
      ],
      '~00000f': [],
    };
    const text = JSON.stringify({ t: 5, trails });
    await tellTrails(text, tell, new AbortController().signal);
    expect(Object.keys(told)).toEqual(['a1b2c3', '~00000f']);
    expect(told.a1b2c3).toEqual([
      { lat: 47, lon: 8, altM: NaN, headingDeg: NaN, atMs: 1_500 },
      { lat: 47.1, lon: 8.1, altM: 900, headingDeg: NaN, atMs: 2_000 },
    ]);
    expect(told['~00000f']).toEqual([]);
  });

  it('are no more told once nobody waits for them', async () => {
    const trails: Record<string, unknown> = {};
    const line = Array.from({ length: 400 }, (_, i) => [i, 8, 47, 900]);
    for (let i = 0; i < 2_000; i++) trails[i.toString(16).padStart(6, '0')] = line;
    const asking = new AbortController();
    let count = 0;
    await tellTrails(
      JSON.stringify({ t: 5, trails }),
      () => {
        count++;
        asking.abort();
      },
      asking.signal,
    );
    expect(count).toBeLessThan(2_000);
  });
});
