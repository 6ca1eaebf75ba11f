import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { ServerPast } from '../src/past/ServerPast';
import { anomaly, wire } from './support/anomalies';

const WHEN = { fromMs: 1_000_000, toMs: 2_000_500 };

let asked: string[];
let answers: unknown[];
const past = new ServerPast(new URL('http://sky.test/'));
const signal = () => new AbortController().signal;

beforeEach(() => {
  asked = [];
  vi.stubGlobal('fetch', (url: URL) => {
    asked.push(url.pathname + url.search);
    return Promise.resolve(Response.json(answers.shift()));
  });
});

afterEach(() => {
  vi.unstubAllGlobals();
});

describe('what a server is asked of its past', () => {
  it('is who has passed a place', async () => {
    const near = { icao24: 'a1b2c3', callsign: null, t: 1_500, distance_m: 900.5, lat: 47, lon: 8 };
    answers = [{ flights: [near, { ...near, lat: null }] }];
    const found = await past.near({ lat: 47.1234567, lon: -8 }, 30, WHEN, signal());
    expect(asked).toEqual([
      '/history/near?lat=47.12346&lon=-8.00000&km=30&from=1000.000&to=2000.500',
    ]);
    expect(found).toHaveLength(1);
    expect(found[0]).toMatchObject({ atMs: 1_500_000, distanceM: 900.5, altM: NaN });
  });

  it('is where one was, and where all came from that are in view', async () => {
    const position = { lat: 47, lon: 8 };
    answers = [
      { track: [{ position, geo_altitude_m: 5, heading_deg: 1, time_position_unix: 9 }, {}] },
      { t: 2, trails: { a1b2c3: [[1, 8, 47, 900]] } },
    ];
    const [seen] = await past.track('a1b2c3', WHEN, signal());
    expect(seen).toEqual({ lat: 47, lon: 8, altM: 5, headingDeg: 1, atMs: 9_000 });
    const view = { west: 5, south: 45, east: 15, north: 55 };
    const told: string[] = [];
    const tell = (icao24: string) => told.push(icao24);
    await past.trails({ atMs: 2_000, seconds: 600, view }, tell, signal());
    expect(told).toEqual(['a1b2c3']);
    expect(asked).toEqual([
      '/flights/a1b2c3/track?from=1000.000&to=2000.500&simplify=60',
      '/history/trails?t=2.000&seconds=600&bbox=5%2C45%2C15%2C55&simplify=450',
    ]);
  });

  it('is told less closely where that is too much for a server', async () => {
    const fetched = vi.fn((url: URL) => {
      asked.push(url.searchParams.get('simplify') ?? '');
      return Promise.resolve(
        asked.length > 1 ? Response.json({ trails: {} }) : new Response('', { status: 400 }),
      );
    });
    vi.stubGlobal('fetch', fetched);
    const at = { atMs: 2_000, seconds: 3_600, view: { world: true } as const };
    await past.trails(at, () => undefined, signal());
    expect(asked).toEqual(['1200', '4800']);
  });

  it('is what was odd, a few pages of it', async () => {
    const page = (id: string, next: string | null) => ({
      anomalies: [wire(anomaly({ id }))],
      next,
    });
    answers = [page('a', 'x'), page('b', null), page('c', null)];
    expect((await past.anomalies(WHEN)).map(({ id }) => id)).toEqual(['a', 'b']);
    expect(asked[1]).toBe('/anomalies?from=1000.000&to=2000.500&limit=500&after=x');
    answers = Array.from({ length: 9 }, (_, i) => page(String(i), 'more'));
    expect(await past.anomalies(WHEN)).toHaveLength(4);
  });
});
