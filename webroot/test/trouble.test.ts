import { afterEach, describe, expect, it, vi } from 'vitest';
import { type Situation, troubleOf } from '../src/ui/trouble';
import type { LiveStatus } from '../src/wire/live';

const fine: Situation = {
  status: status('live'),
  known: 12,
  shown: 12,
  seesWorld: true,
  waitedMs: 60_000,
  seeks: false,
};

afterEach(() => {
  vi.restoreAllMocks();
});

describe('what the page tells of trouble', () => {
  it('is nothing while aircraft are shown, or come in a moment', () => {
    expect(troubleOf(fine)).toBeNull();
    expect(troubleOf({ ...fine, known: 0, shown: 0, waitedMs: 100 })).toBeNull();
    expect(troubleOf({ ...fine, status: status('connecting'), waitedMs: 100 })).toBeNull();
    expect(troubleOf({ ...fine, status: status('recovering') })).toBeNull();
  });

  it('tells of filters that nobody passes, and offers to clear them', () => {
    expect(troubleOf({ ...fine, known: 1_200, shown: 0 })).toEqual({
      words: 'All 1,200 aircraft in sight are filtered out.',
      help: 'show all',
    });
  });

  it('tells an empty world from an empty place, and leads to the feeds', () => {
    const empty = { ...fine, known: 0, shown: 0 };
    expect(troubleOf(empty)).toMatchObject({ help: 'show feeds' });
    expect(troubleOf(empty)?.words).not.toMatch(/here/);
    expect(troubleOf({ ...empty, seesWorld: false })?.words).toMatch(/empty here/);
  });

  it('tells when the server is asked again, and that the sky grows old meanwhile', () => {
    vi.spyOn(performance, 'now').mockReturnValue(1_000);
    const lost = { ...status('reconnecting'), retryAtMs: 5_200 };
    expect(troubleOf({ ...fine, status: lost })?.words).toBe(
      'No connection to the server; trying again in 4 s. What you see grows old and fades.',
    );
  });

  it('has patience with a connection, but not without end', () => {
    expect(troubleOf({ ...fine, status: status('connecting') })?.words).toMatch(/Still connecting/);
  });
});

function status(state: LiveStatus['state']): LiveStatus {
  return { state, transport: 'ws', retryAtMs: null } as LiveStatus;
}
