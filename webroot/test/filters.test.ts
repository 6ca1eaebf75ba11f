import { describe, expect, it } from 'vitest';
import { AnomalyStore } from '../src/anomalies/AnomalyStore';
import { Concerned } from '../src/anomalies/Concerned';
import { activeFilters, type Filters, NO_FILTERS, rowTest } from '../src/filters/filters';
import { Shown } from '../src/filters/Shown';
import { unknownFlight } from '../src/store/flight';
import { FlightStore, WORLD } from '../src/store/FlightStore';
import type { Flight } from '../src/store/types';
import { anomaly, ended } from './support/anomalies';

function storeOf(...flights: Partial<Flight>[]): FlightStore {
  const store = new FlightStore();
  flights.forEach((flight, i) => {
    store.put(0, WORLD, { ...unknownFlight(`00000${i}`), ...flight });
  });
  store.commit();
  return store;
}

const high = { altM: 11000, callsign: 'UAL123', category: 4, country: 'United States' };
const low = { altM: 300, callsign: 'DEHAM', category: 2, positionSource: 2, country: 'Germany' };
const taxiing = { flags: 1, squawk: '1200', origin: 'KJFK' };
const unknown = { geoAltM: NaN };
const sky = storeOf(high, low, taxiing, unknown);

function passing(filters: Partial<Filters>): number[] {
  const test = rowTest({ ...NO_FILTERS, ...filters }, sky);
  return [...sky.rows()].filter(test);
}

describe('filters', () => {
  it('leave everything in when there are none', () => {
    expect(passing({})).toEqual([0, 1, 2, 3]);
    expect(activeFilters(NO_FILTERS)).toBe(0);
  });

  it('leave altitudes in a range in, where they are known', () => {
    expect(passing({ minAltM: 5000 })).toEqual([0]);
    expect(passing({ maxAltM: 300 })).toEqual([1, 2]);
    expect(passing({ minAltM: 1, maxAltM: 12000 })).toEqual([0, 1]);
  });

  it('keep to one country, and to its whole name', () => {
    expect(passing({ country: 'Germany' })).toEqual([1]);
    expect(passing({ country: 'United' })).toEqual([]);
    expect(activeFilters({ ...NO_FILTERS, country: 'Germany' })).toBe(1);
  });

  it('tell air from ground', () => {
    expect(passing({ ground: 'ground' })).toEqual([2]);
    expect(passing({ ground: 'air' })).toEqual([0, 1, 3]);
  });

  it('know categories and sources, and those who have none', () => {
    expect(passing({ categories: [2, 4] })).toEqual([0, 1]);
    expect(passing({ categories: [-1] })).toEqual([2, 3]);
    expect(passing({ sources: [2] })).toEqual([1]);
  });

  it('search all texts for all words, whatever their case', () => {
    expect(passing({ search: 'ual' })).toEqual([0]);
    expect(passing({ search: 'STATES united' })).toEqual([0]);
    expect(passing({ search: '1200' })).toEqual([2]);
    expect(passing({ search: 'kjfk' })).toEqual([2]);
    expect(passing({ search: '000003' })).toEqual([3]);
    expect(passing({ search: 'united germany' })).toEqual([]);
    expect(passing({ search: '  ' })).toEqual([0, 1, 2, 3]);
  });

  it('leave those in of whom something odd is told', () => {
    const only = rowTest({ ...NO_FILTERS, onlyAnomalies: true }, sky, new Set(['000001']));
    expect([...sky.rows()].filter(only)).toEqual([1]);
    expect(passing({ onlyAnomalies: true })).toEqual([]);
    expect(activeFilters({ ...NO_FILTERS, onlyAnomalies: true, anomalyKinds: ['HOLDING'] })).toBe(
      1,
    );
  });

  it('all have to let a row through', () => {
    const filters: Filters = { ...NO_FILTERS, search: 'u', minAltM: 1000, ground: 'air' };
    expect(passing(filters)).toEqual([0]);
    expect(activeFilters(filters)).toBe(3);
  });
});

describe('Shown', () => {
  it('follows filters and store', () => {
    const store = storeOf(high, low);
    const shown = new Shown(store);
    shown.update();
    expect(shown.count).toBe(2);
    shown.filters = { ...NO_FILTERS, minAltM: 5000 };
    expect([shown.count, shown.has(0), shown.has(1)]).toEqual([1, true, false]);
    store.put(0, WORLD, { ...unknownFlight('000001'), altM: 6000 });
    store.put(0, WORLD, { ...unknownFlight('00000f'), altM: 7000 });
    store.remove(0, WORLD, '000000');
    store.commit();
    shown.update();
    expect([shown.count, shown.has(0), shown.has(1), shown.has(2)]).toEqual([2, false, true, true]);
  });

  it('follows what is odd: now, a while ago, and of the kinds that are listed', () => {
    const now = 10_000_000;
    const store = storeOf(high, low, taxiing, unknown);
    const anomalies = new AnomalyStore();
    const shown = new Shown(store, new Concerned(anomalies, { now: () => now, rate: 1, leaps: 0 }));
    const filters = { ...NO_FILTERS, onlyAnomalies: true };
    const rows = (change: Partial<Filters> = {}) => {
      shown.filters = { ...filters, ...change };
      return [...store.rows()].filter((row) => shown.has(row));
    };
    const old = ended(anomaly({ icao24: '000002', startS: 8_100 }));
    for (const event of [
      anomaly({ icao24: '000000', startS: 1_000, kind: 'HOLDING', severity: 'low' }),
      ended(anomaly({ icao24: '000001', startS: 8_200 })),
      old,
    ])
      anomalies.put(event, 0);
    expect(rows()).toEqual([0, 1]);
    expect(rows({ anomalyKinds: ['HOLDING'] })).toEqual([0]);
    expect(rows({ anomalySeverity: 'medium' })).toEqual([1]);
    anomalies.put(anomaly({ icao24: '000003' }), 0);
    expect(rows({ anomalySeverity: 'medium' })).toEqual([1, 3]);
    shown.filters = filters;
    anomalies.put(anomaly({ icao24: '000002', startS: 9_000 }), 0);
    expect(shown.has(2)).toBe(false);
    shown.reconsider();
    expect(shown.has(2)).toBe(true);
  });

  it('grows with the store, and catches up when it was not asked for long', () => {
    const store = storeOf();
    const shown = new Shown(store);
    shown.filters = { ...NO_FILTERS, search: '7' };
    for (let i = 0; i < 70_000; i++) store.put(0, WORLD, unknownFlight(String(i)));
    store.commit();
    shown.update();
    const expected = Array.from({ length: 70_000 }, (_, i) => String(i)).filter((s) =>
      s.includes('7'),
    );
    expect(shown.count).toBe(expected.length);
  });
});
