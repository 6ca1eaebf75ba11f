import { describe, expect, it } from 'vitest';
import { Line, tailOf } from '../src/trails/Line';

/** A degree of longitude a minute, with a bend at each, so that all are kept. */
function line(minutes: readonly number[]): Line {
  const made = new Line(64);
  minutes.forEach((minute, i) => {
    made.add(i % 2, minute, 1_000, minute * 60_000);
  });
  return made;
}

function tail(made: Line, now: number, minutes: number) {
  const begins = [0, 0, 0];
  const first = tailOf(made, now * 60_000, minutes * 60_000, begins);
  return { first, lon: begins[1] };
}

describe('the tail of a trail', () => {
  it('is all of it where it is no longer', () => {
    expect(tail(line([1, 2, 3, 4]), 5, Infinity)).toEqual({ first: 1, lon: 1 });
    expect(tail(line([1, 2, 3, 4]), 5, 30)).toEqual({ first: 1, lon: 1 });
  });

  it('begins between two points', () => {
    expect(tail(line([1, 2, 3, 4]), 5, 2.5)).toEqual({ first: 2, lon: 2.5 });
  });

  it('is the last point where nothing was heard for longer', () => {
    expect(tail(line([1, 2, 3, 4]), 50, 5)).toEqual({ first: 3, lon: 4 });
    expect(tail(line([1]), 50, 5)).toEqual({ first: 1, lon: 1 });
  });

  it('is what was passed last when time goes backwards', () => {
    expect(tail(line([9, 8, 7, 6]), 5.5, 2)).toEqual({ first: 2, lon: 7.5 });
  });
});
