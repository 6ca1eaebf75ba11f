import { describe, expect, it } from 'vitest';
import { featureWords, kindWords, measureWords, timeWords } from '../src/ui/eventWords';
import { anomaly, ended } from './support/anomalies';

/** Numbers and units stay together in lines; here that does not matter. */
const words = (...given: Parameters<typeof measureWords>) =>
  measureWords(...given).replaceAll('\u00a0', ' ');

describe('the words of an anomaly', () => {
  it('name kinds, also those that are not known', () => {
    expect(kindWords('GO_AROUND')).toBe('Go-around');
    expect(kindWords('WAKE_ENCOUNTER')).toBe('wake encounter');
  });

  it.each([
    ['lowest_m', 128, 'lowest 420 ft'],
    ['extent_m', 12_964, 'extent 7.0 NM'],
    ['climb_mps', 9.144, 'climb +1,800 ft/min'],
    ['steepest_mps', -30.48, 'steepest -6,000 ft/min'],
    ['reported_mps', 51.4444, 'reported 100 kt'],
    ['over_s', 95, 'over 95 s'],
    ['usual_gap_s', 1.1, 'usual gap 1.1 s'],
    ['turned_deg', 431.6, 'turned 432°'],
    ['others', 2, 'others 2'],
    ['squawk', '7700', 'squawk 7700'],
    ['runway', 'KJFK 22L', 'runway KJFK 22L'],
    ['manoeuvre', 'low_pass', 'manoeuvre low pass'],
    ['m', 1.25, 'm 1.3'],
  ])('tell %s in units of people', (name, value, text) => {
    expect(words(name, value, 'aviation')).toBe(text);
  });

  it('are in the units of the page', () => {
    expect(words('lowest_m', 128, 'metric')).toBe('lowest 128 m');
    expect(words('extent_m', 12_964, 'metric')).toBe('extent 13.0 km');
  });

  it('tell features by what they mean', () => {
    expect(featureWords('velocity_anomaly', 2.34, 'metric')).toEqual([
      'Speed, off its usual by',
      '2.3 σ',
    ]);
    expect(featureWords('airport_km', 3, 'metric')).toEqual(['It is away', '3.0\u00a0km']);
    expect(featureWords('vertical_rate', 0, 'metric')).toEqual(['Climb, smoothed', '0.0\u00a0m/s']);
    expect(featureWords('plausibility', 'out_of_order', 'metric')[1]).toBe('out of order');
  });

  it('tell when it began, how long it was, and the day if it is another', () => {
    const nowMs = new Date(2026, 5, 21, 12).getTime();
    const open = anomaly({ startS: new Date(2026, 5, 21, 9, 8, 7).getTime() / 1_000 });
    expect(timeWords(open, nowMs)).toBe('since 09:08:07');
    expect(timeWords(ended(open, 240), nowMs)).toBe('09:08:07, for 4\u00a0min');
    expect(timeWords(open, nowMs + 86_400_000)).toBe('since 21 Jun 09:08:07');
  });
});
