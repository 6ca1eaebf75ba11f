import type { Readable } from '../wire/live';
import type { AnomalyRecord } from './AnomalyRecord';
import type { AnomalyView } from './AnomalyStore';
import type { Judged } from './judged';

/**
 * - `unknown`: no node has said yet what it does
 * - `none`: no node looks for anomalies
 * - `here`: all that is open and recent is known
 * - `told`: nodes look for them, but this one cannot be asked: only those that it tells of are known
 * - `failing`: the last question had no answer; it is asked again
 */
export type AnomalyState = 'unknown' | 'none' | 'here' | 'told' | 'failing';

/** What is odd about aircraft, told by a server or invented. */
export interface Anomalies {
  /** As they are, or were, at the moment that is shown. */
  readonly events: AnomalyView;
  /** As they were told of last, whatever is shown, and those of before that a table knows. */
  readonly record: AnomalyRecord;
  readonly state: Readable<AnomalyState>;
  /** Tells what is found of each update of one aircraft, until the answer is called. */
  follow(icao24: string, tell: (judged: Judged) => void): () => void;
}
