import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { FlightSearch } from '../src/past/FlightSearch';
import { ServerPast } from '../src/past/ServerPast';

const FLIGHT = {
  ...{ id: '7', icao24: 'a1b2c3', callsign: 'SWR12', first_seen: 1_000, last_seen: 2_000.5 },
  ...{ origin: 'LSZH', destination: 'EGLL', registration: null, aircraft_type: 'A320' },
  ...{ lat: 51.4, lon: -0.4 },
};

let asked: string[];
let told: number;
let answer: (signal: AbortSignal) => Promise<Response>;
let search: FlightSearch;
const pass = (ms: number) => vi.advanceTimersByTimeAsync(ms);

beforeEach(() => {
  vi.useFakeTimers();
  asked = [];
  told = 0;
  answer = () => Promise.resolve(Response.json({ flights: [FLIGHT, { icao24: 5 }], next: null }));
  vi.stubGlobal('fetch', (url: URL, { signal }: { signal: AbortSignal }) => {
    asked.push(url.searchParams.get('q') ?? '');
    return answer(signal);
  });
  const server = new ServerPast(new URL('http://sky.test/'));
  search = new FlightSearch(
    () => Promise.resolve(server),
    () => told++,
  );
});

afterEach(() => {
  vi.unstubAllGlobals();
  vi.useRealTimers();
});

describe('the search in the past', () => {
  it('asks once somebody has stopped writing, and leaves out what cannot be read', async () => {
    for (const words of ['s', 'sw', 'swr']) expect(search.of(words).flights).toEqual([]);
    expect(search.of('swr').state).toBe('asking');
    await pass(299);
    expect(asked).toEqual([]);
    await pass(1);
    expect([asked, told]).toEqual([['swr'], 1]);
    const { state, flights } = search.of('swr');
    expect([state, flights.length]).toEqual(['found', 1]);
    expect(flights[0]).toMatchObject({ callsign: 'SWR12', firstMs: 1_000_000, lastMs: 2_000_500 });
  });

  it('asks nothing twice, and nothing for a single letter', async () => {
    search.of('swr');
    await pass(300);
    search.of('s');
    await pass(300);
    expect(search.of('swr').state).toBe('found');
    await pass(300);
    expect(asked).toEqual(['swr']);
  });

  it('takes back what nobody waits for any more', async () => {
    let isTakenBack = false;
    answer = (signal) =>
      new Promise((_, refuse) => {
        signal.addEventListener('abort', () => {
          isTakenBack = true;
          refuse(signal.reason as Error);
        });
      });
    search.of('swr');
    await pass(300);
    search.of('swr1');
    await pass(0);
    expect([isTakenBack, told, search.of('swr1').state]).toEqual([true, 0, 'asking']);
  });

  it('says in words why there is no answer', async () => {
    answer = () => Promise.resolve(new Response('', { status: 503 }));
    search.of('swr');
    await pass(300);
    const { state, why } = search.of('swr');
    expect([state, why]).toEqual(['failed', expect.stringMatching(/Too many ask/)]);
  });

  it('asks a node no more that cannot be asked', async () => {
    answer = () => Promise.resolve(new Response('', { status: 404 }));
    search.of('swr');
    await pass(300);
    search.of('swr12');
    await pass(300);
    expect([asked.length, search.of('swr12').state]).toEqual([1, 'nothing asked']);
  });
});
