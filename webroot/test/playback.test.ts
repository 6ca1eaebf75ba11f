import { describe, expect, it } from 'vitest';
import { asSpeed, FIRST, nextSpeed, speedWords } from '../src/past/playback';
import { agoWords, instantWords, playbackWords } from '../src/past/words';

const NOON = new Date(2026, 10, 28, 12).getTime();

describe('playback', () => {
  it('has speeds from fast backwards to fast forwards, and nothing beyond', () => {
    const seen = [60];
    while (seen.at(-1) !== nextSpeed(seen.at(-1)!, -1)) seen.push(nextSpeed(seen.at(-1)!, -1));
    expect(seen).toEqual([60, 20, 10, 5, 2, 1, 0.5, -0.5, -1, -2, -5, -10, -20, -60]);
    expect([...seen].reverse().map((each) => nextSpeed(each, 1))).toEqual([
      -20, -10, -5, -2, -1, -0.5, 0.5, 1, 2, 5, 10, 20, 60, 60,
    ]);
  });

  it('takes only those from a link', () => {
    expect([asSpeed(-2), asSpeed(1_000), asSpeed(0), asSpeed(NaN)]).toEqual([-2, null, null, null]);
  });

  it('is told in words', () => {
    expect([speedWords(0.5), speedWords(-20)]).toEqual(['0.5×', '−20×']);
    expect(playbackWords(FIRST)).toBe('playing');
    expect(playbackWords({ ...FIRST, playing: false })).toBe('stopped');
    expect(playbackWords({ ...FIRST, speed: -5 })).toBe('playing backwards at 5×');
  });
});

describe('an instant', () => {
  it('has a day where it is another than today', () => {
    expect(instantWords(NOON - 60_000, NOON)).toBe('11:59:00');
    expect(instantWords(NOON - 86_400_000, NOON)).toBe('27 Nov 12:00:00');
  });

  it('is so long ago', () => {
    expect(agoWords(NOON - 30_000, NOON)).toBe('30\u00a0s ago');
    expect(agoWords(NOON - 5 * 86_400_000, NOON)).toBe('5\u00a0days ago');
  });
});
