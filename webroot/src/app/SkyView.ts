import type { Anomalies } from '../anomalies/anomalies';
import type { Shown } from '../filters/Shown';
import type { PastQuestions } from '../past/questions';
import type { TimeTravel } from '../past/TimeTravel';
import type { ServerClock } from '../store/clock';
import type { FlightView } from '../store/types';
import type { Live } from '../wire/live';

/** All that pictures and panels need of the sky, live or invented. */
export interface SkyView {
  readonly store: FlightView;
  readonly shown: Shown;
  readonly clock: ServerClock;
  readonly live: Live;
  readonly anomalies: Anomalies;
  /** The way to the past; null where there never is one. */
  readonly past: TimeTravel | null;
  /** What can be asked of it, where there is one. */
  readonly history: () => Promise<PastQuestions>;
}
