import { describe, expect, it } from 'vitest';
import { NearSearch } from '../src/past/NearSearch';
import type { PastQuestions, Passing } from '../src/past/questions';
import type { Stretch } from '../src/past/scale';
import type { TimeTravel } from '../src/past/TimeTravel';
import { Value } from '../src/wire/Value';

const HERE = { lat: 47, lon: 8 };
const NOW = 1_767_323_040_000;

interface Asked {
  readonly km: number;
  readonly when: Stretch;
  readonly answer: (flights: Passing[]) => void;
  readonly refuse: (why: Error) => void;
  readonly signal: AbortSignal;
}

function searching() {
  const asked: Asked[] = [];
  const near = (_: unknown, km: number, when: Stretch, signal: AbortSignal) =>
    new Promise<Passing[]>((answer, refuse) => {
      asked.push({ km, when, answer, refuse, signal });
    });
  const past = {
    ...{ refusal: '', liveMs: NOW, nowMs: NOW - 7_200_000 },
    playback: new Value<unknown>(null),
    known: new Value({ state: 'here' }),
  };
  const search = new NearSearch(past as unknown as TimeTravel, () =>
    Promise.resolve({ near } as unknown as PastQuestions),
  );
  return { asked, past, search };
}

describe('who has passed a place', () => {
  it('is asked for the hour before the moment that is shown', async () => {
    const { asked, past, search } = searching();
    search.ask(HERE);
    await Promise.resolve();
    past.playback.value = {};
    search.ask(HERE);
    await Promise.resolve();
    expect(asked.map(({ when }) => when)).toEqual([
      { fromMs: NOW - 3_600_000, toMs: NOW },
      { fromMs: NOW - 10_800_000, toMs: NOW - 7_200_000 },
    ]);
    expect(asked.map(({ signal }) => signal.aborted)).toEqual([true, false]);
  });

  it('is looked for farther out, and not without end', async () => {
    const { asked, search } = searching();
    search.ask(HERE);
    while (search.canReachFarther) search.farther();
    search.farther();
    await Promise.resolve();
    expect(asked.map(({ km }) => km)).toEqual([10, 30, 100]);
  });

  it('is told once it is known, and not when nobody asks any more', async () => {
    const { asked, search } = searching();
    search.ask(HERE);
    await Promise.resolve();
    asked[0].answer([]);
    await Promise.resolve();
    expect(search.passed.value.flights).toEqual([]);
    search.ask(HERE);
    await Promise.resolve();
    search.forget();
    asked[1].answer([]);
    await Promise.resolve();
    expect(search.passed.value).toMatchObject({ place: null, flights: null });
  });

  it('is not asked where there is no past, until there is one', async () => {
    const { asked, past, search } = searching();
    past.refusal = 'Nothing is recorded yet';
    search.ask(HERE);
    await Promise.resolve();
    expect([asked.length, search.passed.value.why]).toEqual([0, 'Nothing is recorded yet']);
    past.refusal = '';
    past.known.value = { state: 'here' };
    await Promise.resolve();
    expect([asked.length, search.passed.value.why]).toEqual([1, '']);
  });

  it('says why there is no answer', async () => {
    const { asked, search } = searching();
    search.ask(HERE);
    await Promise.resolve();
    asked[0].refuse(new DOMException('', 'TimeoutError'));
    await Promise.resolve();
    await Promise.resolve();
    expect(search.passed.value.why).toBe('The past takes too long to answer');
  });
});
