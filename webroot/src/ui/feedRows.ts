import type { FlightView } from '../store/types';
import { formatAge } from '../units/units';
import type { FeedHealth } from '../wire/live';

/** How it is shown: by colour, and always by words. */
export type FeedMood = 'good' | 'waiting' | 'bad';

export interface FeedRow {
  readonly name: string;
  readonly mood: FeedMood;
  readonly text: string;
}

/** A line for each feed: as its node tells, and by its aircraft where no node tells anything. */
export function feedRows(
  feeds: readonly FeedHealth[],
  store: FlightView,
  nowMs: number,
): FeedRow[] {
  if (feeds.length > 0) return feeds.map((feed) => ({ name: feed.name, ...wordsOf(feed, nowMs) }));
  return [...feedsOf(store)].map(([name, { count, newestMs }]) => {
    const text = `${count.toLocaleString('en')} aircraft, newest ${formatAge(nowMs - newestMs)}`;
    return { name, mood: 'good', text };
  });
}

function wordsOf(feed: FeedHealth, nowMs: number): Omit<FeedRow, 'name'> {
  const aircraft = `${feed.aircraft.toLocaleString('en')} aircraft`;
  const rate = `${feed.statesPerSecond.toLocaleString('en', { maximumFractionDigits: 0 })} /s`;
  switch (feed.phase) {
    case 'RUNNING':
      return { mood: 'good', text: `${aircraft}, ${rate}` };
    case 'STARTING':
      return { mood: 'waiting', text: 'waits for its first answer' };
    case 'PAUSED':
      return { mood: 'waiting', text: `${aircraft}; waits until the log takes more` };
    case 'STANDBY':
      return { mood: 'waiting', text: feed.problem ?? 'no node runs it now' };
    case 'FAILING':
      return { mood: 'bad', text: `${feed.problem ?? 'fails'}; ${lastOf(feed, nowMs)}` };
  }
}

function lastOf({ lastSuccessMs }: FeedHealth, nowMs: number): string {
  if (lastSuccessMs === 0) return 'it has never answered';
  const seconds = Math.max(1_000, nowMs - lastSuccessMs);
  return `it last answered ${formatAge(seconds)} ago`;
}

interface FeedFacts {
  count: number;
  newestMs: number;
}

function feedsOf(store: FlightView): Map<string, FeedFacts> {
  const found = new Map<string, FeedFacts>();
  for (const row of store.rows()) {
    const name = store.feed[row] ?? 'unknown';
    let facts = found.get(name);
    if (!facts) found.set(name, (facts = { count: 0, newestMs: NaN }));
    facts.count++;
    const at = store.lastContactMs[row];
    if (!(at <= facts.newestMs)) facts.newestMs = at;
  }
  return found;
}
