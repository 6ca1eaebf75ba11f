import { describe, expect, it } from 'vitest';
import { FlightStore, WORLD } from '../src/store/FlightStore';
import { feedRows } from '../src/ui/feedRows';
import type { FeedHealth } from '../src/wire/live';
import { unknownFlight } from '../src/store/flight';

const feed: FeedHealth = {
  name: 'roof',
  phase: 'RUNNING',
  problem: null,
  lastSuccessMs: 1_000,
  statesPerSecond: 118.4,
  aircraft: 1_200,
};
const rowsOf = (change: Partial<FeedHealth>) => {
  return feedRows([{ ...feed, ...change }], new FlightStore(), 31_000);
};

describe('feeds on the status panel', () => {
  it('say in words how they fare', () => {
    expect(rowsOf({})).toEqual([{ name: 'roof', mood: 'good', text: '1,200 aircraft, 118 /s' }]);
    const problem = 'the receiver does not answer';
    expect(rowsOf({ phase: 'FAILING', problem })).toEqual([
      { name: 'roof', mood: 'bad', text: `${problem}; it last answered 30\u00a0s ago` },
    ]);
    const [never] = rowsOf({ phase: 'FAILING', problem, lastSuccessMs: 0 });
    expect(never.text).toBe(`${problem}; it has never answered`);
    for (const phase of ['STARTING', 'PAUSED', 'STANDBY'] as const)
      expect(rowsOf({ phase })[0].mood).toBe('waiting');
  });

  it('are told by their aircraft where no node tells of itself', () => {
    const store = new FlightStore();
    store.put(0, WORLD, { ...unknownFlight('a00001'), feed: 'roof', lastContactMs: 26_000 });
    store.put(0, WORLD, { ...unknownFlight('a00002'), feed: 'roof', lastContactMs: 20_000 });
    expect(feedRows([], store, 31_000)).toEqual([
      { name: 'roof', mood: 'good', text: '2 aircraft, newest 5\u00a0s' },
    ]);
  });
});
