import type { Filters } from '../filters/filters';
import type { ServerClock } from '../store/clock';
import { type Anomaly, isOpen, rankOf } from './anomaly';
import type { AnomalyView } from './AnomalyStore';

/** Until then what is over still makes its aircraft one to look at. */
const RECENT_MS = 30 * 60_000;

/** Which events are listed. */
export function passes(event: Anomaly, { anomalyKinds, anomalySeverity }: Filters): boolean {
  return (
    (anomalyKinds.length === 0 || anomalyKinds.includes(event.kind)) &&
    rankOf(event.severity) >= rankOf(anomalySeverity)
  );
}

/** Which aircraft have an anomaly, now or a while ago, that is listed. */
export class Concerned {
  constructor(
    private readonly anomalies: AnomalyView,
    private readonly clock: ServerClock,
  ) {}

  addresses(filters: Filters): ReadonlySet<string> {
    const since = this.clock.now() - RECENT_MS;
    const isRecent = (event: Anomaly) => isOpen(event) || event.producedMs >= since;
    const events = this.anomalies.list.filter((each) => isRecent(each) && passes(each, filters));
    return new Set(events.map(({ icao24 }) => icao24));
  }
}
