import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { isOpen } from '../src/anomalies/anomaly';
import { demoSky } from '../src/demo/demo';
import { USUAL } from '../src/url/urlState';

const frozen = () => demoSky(USUAL, new URLSearchParams('demo=400'), true);

beforeEach(() => {
  vi.useFakeTimers();
});

afterEach(() => {
  vi.useRealTimers();
});

describe('the invented anomalies', () => {
  it('are of aircraft of the invented sky, and the same each time', () => {
    const { store, live, anomalies } = frozen();
    live.start();
    const { list } = anomalies.events;
    expect(list.filter(isOpen)).toHaveLength(5);
    expect(new Set(list.map(({ kind }) => kind)).size).toBe(7);
    for (const { icao24, callsign } of list)
      expect(store.callsign[store.row(icao24)]).toBe(callsign);
    const again = frozen();
    again.live.start();
    expect(again.anomalies.events.list).toEqual(list);
  });

  it('begin and end, and stay few', () => {
    const { live, anomalies, store } = demoSky(USUAL, new URLSearchParams('demo=400'), false);
    live.start();
    const open = () => anomalies.events.list.filter(isOpen);
    const first = open().map(({ id }) => id);
    let alarms = 0;
    anomalies.events.alarm.subscribe(() => alarms++);
    vi.advanceTimersByTime(10 * 60_000);
    expect(open().map(({ id }) => id)).not.toEqual(first);
    expect(open().length).toBeGreaterThan(1);
    expect(open().length).toBeLessThan(8);
    expect(alarms).toBeGreaterThan(3);
    for (const { kind, icao24 } of open())
      if (kind === 'EMERGENCY_SQUAWK') expect(store.squawk[store.row(icao24)]).toBe('7700');
    live.stop();
  });

  it('tell of one aircraft how it flies, until nobody wants to know', () => {
    const { live, anomalies, store } = demoSky(USUAL, new URLSearchParams('demo=400'), false);
    live.start();
    let told = 0;
    const leave = anomalies.follow(store.icao24[0], ({ score }) => {
      told++;
      expect(score).toBeGreaterThan(0);
    });
    vi.advanceTimersByTime(3_000);
    leave();
    vi.advanceTimersByTime(3_000);
    expect(told).toBe(4);
    live.stop();
  });
});
