import { describe, expect, it } from 'vitest';
import { ANY_VIEW, FlightStore, WORLD } from '../src/store/FlightStore';
import { unknownFlight } from '../src/store/flight';
import type { RowChange } from '../src/store/types';

function changes(store: FlightStore, version: number): Map<string, RowChange> | null {
  const seen = new Map<string, RowChange>();
  const told = store.changedSince(version, (row, change) => {
    const icao24 = store.icao24[row];
    expect(seen.has(icao24)).toBe(false);
    seen.set(icao24, change);
  });
  return told ? seen : null;
}

function storeOf(...addresses: string[]): FlightStore {
  const store = new FlightStore();
  for (const icao24 of addresses) store.put(0, WORLD, unknownFlight(icao24));
  store.commit();
  return store;
}

describe('FlightStore', () => {
  it('keeps everything that a flight says', () => {
    const flight = { ...unknownFlight('a1b2c3'), lat: 40.64, lon: -73.78, altM: 1234.5, flags: 1 };
    const told = { ...flight, callsign: 'UAL123', squawk: '1200', category: 3, lastContactMs: 5 };
    const store = new FlightStore();
    store.put(0, WORLD, told);
    expect(store.flight(store.row('a1b2c3'))).toEqual(told);
  });

  it('keeps rows where they are while others come and go', () => {
    const store = storeOf('a', 'b', 'c');
    const row = store.row('b');
    store.remove(0, WORLD, 'a');
    store.put(0, WORLD, unknownFlight('d'));
    expect(store.row('b')).toBe(row);
    expect(store.row('a')).toBe(-1);
    expect(store.count).toBe(3);
    expect(store.length).toBe(3);
  });

  it('grows without losing anything', () => {
    const store = storeOf();
    for (let i = 0; i < 5000; i++) store.put(0, WORLD, { ...unknownFlight(`f${i}`), lat: i });
    expect(store.count).toBe(5000);
    for (let i = 0; i < 5000; i++) expect(store.lat[store.row(`f${i}`)]).toBe(i);
    expect([...store.rows()]).toHaveLength(5000);
  });

  it('lets only the shard and view that told an aircraft last remove it', () => {
    const store = storeOf();
    store.put(0, 478, unknownFlight('a'));
    store.remove(0, 479, 'a');
    store.remove(1, 478, 'a');
    expect(store.count).toBe(1);
    store.remove(0, 478, 'a');
    expect(store.count).toBe(0);
  });

  it('lets any view remove what a snapshot told', () => {
    const store = storeOf();
    store.put(0, ANY_VIEW, unknownFlight('a'));
    store.remove(0, 12, 'a');
    expect(store.count).toBe(0);
  });

  it('replaces by a snapshot what its shard told before, and nothing else', () => {
    const store = storeOf('a', 'b');
    store.put(1, WORLD, unknownFlight('c'));
    const row = store.row('b');
    store.beginSnapshot();
    store.put(0, ANY_VIEW, unknownFlight('b'));
    store.put(0, ANY_VIEW, unknownFlight('d'));
    store.endSnapshot(0);
    expect([...store.rows()].map((r) => store.icao24[r]).sort()).toEqual(['b', 'c', 'd']);
    expect(store.row('b')).toBe(row);
    store.forget(0);
    expect([...store.rows()].map((r) => store.icao24[r])).toEqual(['c']);
  });

  it('tells listeners once for each commit that changed something', () => {
    const store = storeOf();
    let calls = 0;
    const stop = store.subscribe(() => calls++);
    store.put(0, WORLD, unknownFlight('a'));
    store.put(0, WORLD, unknownFlight('b'));
    expect(calls).toBe(0);
    store.commit();
    store.commit();
    expect(calls).toBe(1);
    stop();
    store.remove(0, WORLD, 'a');
    store.commit();
    expect(calls).toBe(1);
    expect(store.version).toBe(2);
  });

  it('tells what changed since a version', () => {
    const store = storeOf('a', 'b');
    store.put(0, WORLD, unknownFlight('c'));
    store.commit();
    store.put(0, WORLD, unknownFlight('a'));
    store.put(0, WORLD, unknownFlight('c'));
    store.remove(0, WORLD, 'b');
    store.commit();
    expect(changes(store, 1)).toEqual(
      new Map([
        ['a', 'changed'],
        ['b', 'removed'],
        ['c', 'added'],
      ]),
    );
    expect(changes(store, 2)?.get('c')).toBe('changed');
    expect(changes(store, 3)).toEqual(new Map());
  });

  it('says that a row is new when another aircraft has it now', () => {
    const store = storeOf('a');
    store.remove(0, WORLD, 'a');
    store.commit();
    store.put(0, WORLD, unknownFlight('b'));
    store.commit();
    expect(store.row('b')).toBe(0);
    expect(changes(store, 1)).toEqual(new Map([['b', 'added']]));
  });

  it('says when it no longer knows what changed', () => {
    const store = storeOf('a');
    for (let i = 0; i < 70_000; i++) {
      store.put(0, WORLD, unknownFlight('a'));
      store.commit();
    }
    expect(changes(store, 1)).toBeNull();
    expect(changes(store, store.version - 1)).toEqual(new Map([['a', 'changed']]));
  });
});
