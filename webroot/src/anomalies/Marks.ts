import type { FlightView } from '../store/types';
import type { Anomaly } from './anomaly';
import type { AnomalyView } from './AnomalyStore';

/** Which rows have an open anomaly. It costs a look for each of these when something changed, else nothing. */
export class Marks {
  /** Counts changes. */
  version = 0;
  /** The open ones of aircraft that are not heard of now, as far as it is known where. */
  readonly lost: Anomaly[] = [];
  private levels = new Uint8Array(1024);
  private rows: number[] = [];
  private before: number[] = [];
  private flightsAt = -1;
  private anomaliesAt = -1;

  constructor(
    private readonly flights: FlightView,
    private readonly anomalies: AnomalyView,
  ) {}

  /** 0 for none, 1, or 2 for one of high severity. */
  level(row: number): number {
    return row < this.levels.length ? this.levels[row] : 0;
  }

  /** Catches up; visits each row that is or was marked if any may have changed. */
  update(visit?: (row: number) => void): void {
    const { flights, anomalies } = this;
    if (this.flightsAt === flights.version && this.anomaliesAt === anomalies.version) return;
    this.flightsAt = flights.version;
    this.anomaliesAt = anomalies.version;
    if (this.levels.length < flights.length) this.grow();
    [this.rows, this.before] = [this.before, this.rows];
    for (const row of this.before) this.levels[row] = 0;
    this.rows.length = 0;
    this.lost.length = 0;
    this.version++;
    for (const event of anomalies.list) {
      // The open ones come first.
      if (event.phase === 'end') break;
      const row = flights.row(event.icao24);
      if (row >= 0) {
        this.levels[row] = anomalies.level(event.icao24);
        this.rows.push(row);
      } else if (!Number.isNaN(event.lat)) this.lost.push(event);
    }
    if (!visit) return;
    for (const row of this.before) visit(row);
    for (const row of this.rows) visit(row);
  }

  private grow(): void {
    const larger = new Uint8Array(this.flights.length * 2);
    larger.set(this.levels);
    this.levels = larger;
  }
}
