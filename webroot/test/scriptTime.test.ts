import { describe, expect, it } from 'vitest';
import { mean, quantile, scriptTime, type TraceEvent } from '../bench/scriptTime';

let at = 0;
const event = (name: string, ts: number, ms: number, tid = 1): TraceEvent => ({
  ...{ name, ph: 'X', pid: 1, tid, ts },
  dur: ms * 1_000,
  tdur: ms * 1_000,
});
const frame = (ms: number): TraceEvent => event('FireAnimationFrame', (at += 20_000), ms);

describe('script time of a trace', () => {
  it('tells callbacks of frames from what ran between them, and counts nothing twice', () => {
    at = 0;
    const events = [
      frame(2),
      event('FunctionCall', at + 500, 1), // within the frame
      event('FunctionCall', at + 5_000, 3), // a message
      event('MinorGC', at + 5_500, 1), // within the message
      frame(1),
      event('Layout', at + 3_000, 9),
      event('FunctionCall', at + 3_000, 7, 2), // another thread
      frame(1),
    ];
    expect(scriptTime(events)).toMatchObject({ callbacks: [2, 1, 1], between: 3 });
  });

  it('takes callbacks that follow each other at once for one frame', () => {
    const events = [
      event('FireAnimationFrame', 1_000, 1),
      event('FireAnimationFrame', 2_100, 2),
      event('FireAnimationFrame', 30_000, 1),
    ];
    expect(scriptTime(events).callbacks).toEqual([3, 1]);
  });

  it('says when there are no frames at all', () => {
    expect(() => scriptTime([event('FunctionCall', 0, 1)])).toThrow('no animation frames');
  });

  it('knows means and quantiles', () => {
    expect(mean([1, 2, 6])).toBe(3);
    expect(quantile([5, 1, 3], 0.5)).toBe(3);
    expect(quantile([1, 2, 3, 4], 0.95)).toBe(4);
  });
});
