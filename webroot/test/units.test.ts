import { describe, expect, it } from 'vitest';
import {
  convert,
  format,
  formatAge,
  formatBytes,
  formatHeading,
  formatSigned,
  toSi,
} from '../src/units/units';

const plain = (text: string): string => text.replaceAll('\u00a0', ' ');

describe('units', () => {
  it('are those of aviation or metric', () => {
    expect(plain(format(10668, 'altitude', 'aviation'))).toBe('35,000 ft');
    expect(plain(format(10668, 'altitude', 'metric'))).toBe('10,668 m');
    expect(plain(format(231.5, 'speed', 'aviation'))).toBe('450 kt');
    expect(plain(format(231.5, 'speed', 'metric'))).toBe('833 km/h');
    expect(plain(format(1852, 'distance', 'aviation'))).toBe('1.0 NM');
    expect(plain(format(-5.08, 'vertical', 'aviation'))).toBe('-1,000 ft/min');
  });

  it('say that nothing is known, and never "-0"', () => {
    expect(format(NaN, 'altitude', 'metric')).toBe('–');
    expect(plain(format(-0.2, 'altitude', 'metric'))).toBe('0 m');
    expect(plain(format(-0.04, 'vertical', 'metric'))).toBe('0.0 m/s');
  });

  it('show which way something goes', () => {
    expect(plain(formatSigned(5.08, 'vertical', 'aviation'))).toBe('+1,000 ft/min');
    expect(plain(formatSigned(-2, 'vertical', 'metric'))).toBe('-2.0 m/s');
    expect(plain(formatSigned(0.01, 'vertical', 'metric'))).toBe('0.0 m/s');
  });

  it('lead back to SI', () => {
    expect(toSi(convert(123, 'speed', 'aviation'), 'speed', 'aviation')).toBeCloseTo(123);
  });

  it('write headings with three digits', () => {
    expect([0, 7.4, 359.6, 360, -10, NaN].map(formatHeading)).toEqual([
      ...['000°', '007°', '000°', '000°', '350°', '–'],
    ]);
  });

  it('write ages and sizes for people', () => {
    expect([0, 12_000, 180_000, 3_600_000 * 2, NaN].map((ms) => plain(formatAge(ms)))).toEqual([
      ...['now', '12 s', '3 min', '2 h', '–'],
    ]);
    expect([0, 999, 1400, 99_960, 1_400_000].map((n) => plain(formatBytes(n)))).toEqual([
      ...['0 B', '999 B', '1.4 kB', '100 kB', '1.4 MB'],
    ]);
  });
});
