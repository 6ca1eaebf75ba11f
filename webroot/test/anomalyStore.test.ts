import { beforeEach, describe, expect, it } from 'vitest';
import { type Anomaly, SEVERITIES } from '../src/anomalies/anomaly';
import { AnomalyStore } from '../src/anomalies/AnomalyStore';
import { anomaly, ended } from './support/anomalies';
import { randomly } from './support/shuffle';

let store: AnomalyStore;
const shown = () => store.list.map(({ id, phase }) => `${id} ${phase}`);

beforeEach(() => {
  store = new AnomalyStore();
});

describe('AnomalyStore', () => {
  it('has each event once, as it was told of last', () => {
    const start = anomaly();
    store.put(start, 0);
    store.put({ ...start, phase: 'update', text: 'Still.', producedMs: 20_000_000 }, 0);
    expect(store.list.map(({ text }) => text)).toEqual(['Still.']);
    store.put(ended(start, 30_000), 0);
    expect(shown()).toEqual(['a1b2c3-GO_AROUND-1000 end']);
  });

  it('comes to the same, in whichever order and however often it is told', () => {
    const start = anomaly();
    const first = { ...start, phase: 'update', producedMs: 1_020_000 } as const;
    const second = { ...first, severity: 'high', producedMs: 1_030_000 } as const;
    const all = [start, first, second, ended(start), start, second];
    for (const order of randomly(all, 60)) {
      store = new AnomalyStore();
      for (const event of order) store.put(event, 0);
      expect(store.list).toEqual([ended(start)]);
      store = new AnomalyStore();
      for (const event of order) if (event.phase !== 'end') store.put(event, 0);
      expect(store.list).toEqual([second]);
    }
  });

  it('tells who listens of what is new, and of nothing else', () => {
    let calls = 0;
    const leave = store.subscribe(() => calls++);
    store.put(anomaly(), 0);
    store.put(anomaly(), 0);
    expect([calls, store.version]).toEqual([1, 1]);
    store.replace([anomaly()], 0);
    expect(calls).toBe(1);
    leave();
    store.put(anomaly({ startS: 2_000 }), 0);
    expect([calls, store.version]).toEqual([1, 2]);
  });

  it('has the open ones first, the gravest and newest of them, then what ended last', () => {
    const events = [
      ended(anomaly({ icao24: '00000a' }), 10),
      ended(anomaly({ icao24: '00000b' }), 20),
      anomaly({ icao24: '00000c', startS: 5 }),
      anomaly({ icao24: '00000d', startS: 9 }),
      anomaly({ icao24: '00000e', startS: 1, severity: 'high' }),
      anomaly({ icao24: '00000f', startS: 10, severity: 'low' }),
    ];
    for (const order of randomly(events, 20)) {
      store = new AnomalyStore();
      for (const event of order) store.put(event, 0);
      expect(store.list.map(({ icao24 }) => icao24.slice(5))).toEqual(Array.from('edcfba'));
    }
  });

  it('keeps no more than anybody looks through: what ended first goes first', () => {
    const open = anomaly({ startS: 1 });
    store.put(open, 0);
    for (let i = 0; i < 700; i++) store.put(ended(anomaly({ startS: 10 + i })), 0);
    expect(store.list).toHaveLength(500);
    expect(store.list[0]).toBe(open);
    expect(store.list[1].startS).toBe(709);
    expect(store.list.at(-1)?.startS).toBe(211);
    for (let i = 0; i < 600; i++) store.put(anomaly({ startS: 1_000 + i }), 0);
    expect(store.list).toHaveLength(500);
    expect(store.list.at(-1)?.startS).toBe(1_100);
  });

  it('knows how grave it is with an aircraft', () => {
    store.put(anomaly({ severity: 'low' }), 0);
    expect(store.level('a1b2c3')).toBe(1);
    const grave = anomaly({ kind: 'EMERGENCY_SQUAWK', severity: 'high' });
    store.put(grave, 0);
    expect([store.level('a1b2c3'), store.level('ffffff')]).toEqual([2, 0]);
    store.put(ended(grave), 0);
    expect(store.level('a1b2c3')).toBe(1);
    expect(store.of('a1b2c3')).toHaveLength(2);
    expect(store.of('ffffff')).toEqual([]);
  });

  it('forgets what an answer with everything does not have, unless it was heard just now', () => {
    const [old, fresh, told] = [1, 2, 3].map((startS) => anomaly({ startS }));
    store.put(old, 0);
    store.put(fresh, 50_000);
    store.replace([told], 60_000);
    expect(store.list).toEqual([told, fresh]);
    store.replace([told], 90_000);
    expect(store.list).toEqual([told]);
  });

  it('alarms when something grave begins, or becomes grave, and only then', () => {
    const alarms: (Anomaly | null)[] = [];
    store.alarm.subscribe((event) => alarms.push(event));
    for (const severity of SEVERITIES) store.put(anomaly({ icao24: severity, severity }), 0);
    expect(alarms.map((event) => event?.icao24)).toEqual(['high']);
    const update = { ...anomaly({ icao24: 'high', severity: 'high' }), phase: 'update' as const };
    store.put({ ...update, producedMs: 1_100_000 }, 0);
    expect(alarms).toHaveLength(1);
    store.put({ ...update, id: 'low-GO_AROUND-1000', icao24: 'low', producedMs: 1_100_000 }, 0);
    expect(alarms.at(-1)?.icao24).toBe('low');
    store.put(ended(anomaly({ startS: 9, severity: 'high' })), 0);
    store.replace([anomaly({ startS: 10, severity: 'high' })], 0);
    expect(alarms).toHaveLength(2);
  });
});
