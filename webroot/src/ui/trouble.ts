import type { LiveStatus } from '../wire/live';

/** What is worth a word on a slow start, and not before. */
const PATIENCE_MS = 4_000;

export interface Trouble {
  readonly words: string;
  /** What a button beside the words does, if anything helps. */
  readonly help?: 'show all' | 'show feeds';
}

export interface Situation {
  readonly status: LiveStatus;
  readonly known: number;
  readonly shown: number;
  readonly seesWorld: boolean;
  readonly waitedMs: number;
  /** Whether another instant of the past is on its way. */
  readonly seeks: boolean;
}

/** What to tell of the connection, of an empty sky and of one filtered away; null while all is well. */
export function troubleOf(situation: Situation): Trouble | null {
  const { status, known, shown, seesWorld, waitedMs, seeks } = situation;
  if (known > 0 && shown === 0)
    return {
      words: `All ${known.toLocaleString('en')} aircraft in sight are filtered out.`,
      help: 'show all',
    };
  switch (status.state) {
    case 'reconnecting':
      return {
        words: `No connection to the server${retry(status)}. What you see grows old and fades.`,
      };
    case 'recovering':
      return known === 0 ? { words: 'Fetching what was missed …' } : null;
    case 'connecting':
      return waitedMs > PATIENCE_MS ? { words: 'Still connecting to the server …' } : null;
    case 'live':
      return known === 0 && waitedMs > PATIENCE_MS
        ? {
            words: seesWorld
              ? 'The sky is empty: no feed brings aircraft yet.'
              : 'The sky is empty here. Look somewhere else, or see what the feeds bring.',
            help: 'show feeds',
          }
        : null;
    case 'parked':
      return known === 0 && !seeks
        ? { words: seesWorld ? 'Nobody was heard then.' : 'Nobody was heard here then.' }
        : null;
    case 'locked':
    case 'stopped':
      return null;
  }
}

function retry({ retryAtMs }: LiveStatus): string {
  if (retryAtMs === null) return '';
  const seconds = Math.max(0, Math.round((retryAtMs - performance.now()) / 1_000));
  return seconds > 0 ? `; trying again in ${seconds} s` : '; trying again';
}
