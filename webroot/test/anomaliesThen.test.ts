import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { AnomaliesThen } from '../src/anomalies/AnomaliesThen';
import { AnomalyRecord } from '../src/anomalies/AnomalyRecord';
import { AnomalyStore } from '../src/anomalies/AnomalyStore';
import { anomaly, ended } from './support/anomalies';

let told: AnomalyStore;
let record: AnomalyRecord;
let atS: number | null;
let then: AnomaliesThen;
let news: number;
const phases = () => then.list.map(({ icao24, phase }) => `${icao24} ${phase}`);
const look = (second: number | null) => {
  atS = second;
  vi.advanceTimersByTime(1_000);
};

beforeEach(() => {
  vi.useFakeTimers();
  told = new AnomalyStore();
  atS = null;
  const clock = {
    get isPast() {
      return atS !== null;
    },
    now: () => (atS ?? NaN) * 1_000,
  };
  record = new AnomalyRecord(told);
  then = new AnomaliesThen(record, clock);
  news = 0;
  then.subscribe(() => news++);
  told.put(ended(anomaly({ icao24: 'aaaaaa', startS: 1_000, severity: 'high' })), 0);
  told.put(anomaly({ icao24: 'bbbbbb', startS: 1_030 }), 0);
});

afterEach(() => {
  vi.useRealTimers();
});

describe('anomalies at the moment that is shown', () => {
  it('are now as they were told', () => {
    expect(phases()).toEqual(['bbbbbb start', 'aaaaaa end']);
    expect([then.level('bbbbbb'), then.level('aaaaaa')]).toEqual([1, 0]);
  });

  it('were open between their beginning and their end, and nothing before', () => {
    look(990);
    expect(phases()).toEqual([]);
    look(1_010);
    expect(phases()).toEqual(['aaaaaa update']);
    expect([then.level('aaaaaa'), then.of('aaaaaa').length]).toEqual([2, 1]);
    look(1_040);
    expect(phases().sort()).toEqual(['aaaaaa update', 'bbbbbb start']);
    look(1_061);
    expect(phases()).toEqual(['bbbbbb start', 'aaaaaa end']);
  });

  it('are news when they begin or end, not otherwise', () => {
    const { version } = then;
    news = 0;
    look(1_010);
    look(1_011);
    look(1_012);
    expect([news, then.version - version]).toEqual([1, 1]);
    look(1_035);
    expect(news).toBe(2);
    look(null);
    expect([news, phases()]).toEqual([3, ['bbbbbb start', 'aaaaaa end']]);
  });

  it('are news when something is told of them meanwhile', () => {
    look(1_010);
    news = 0;
    told.put(anomaly({ icao24: 'cccccc', startS: 900 }), 0);
    expect(news).toBeGreaterThan(0);
    expect(phases()).toContain('cccccc start');
  });

  it('are in the past also those that a table knows, each once, and now only those that are told', () => {
    const before = ended(anomaly({ icao24: 'cccccc', startS: 500 }));
    const both = { ...told.list[0], producedMs: 0 };
    record.remember([before, both]);
    expect(phases()).toEqual(['bbbbbb start', 'aaaaaa end']);
    look(1_040);
    expect(phases()).toEqual(['bbbbbb start', 'aaaaaa update', 'cccccc end']);
    look(510);
    expect(phases()).toEqual(['cccccc update']);
    record.remember([]);
    expect(phases()).toEqual([]);
  });
});
