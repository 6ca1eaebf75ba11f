import type { Readable } from '../wire/live';
import { type Anomaly, isOpen } from './anomaly';
import type { AnomalyRecord } from './AnomalyRecord';
import type { AnomalyView } from './AnomalyStore';

/** Time passes over beginnings and ends, perhaps sixty times as fast as ours. */
const LOOK_EVERY_MS = 500;

/** More than that nobody looks through. */
const MOST_OVER = 400;

/** The part of the clock that matters here. */
interface Moment {
  readonly isPast: boolean;
  now(): number;
}

/** The anomalies as they were at the moment that is shown. Now, all are as they were told of last. */
export class AnomaliesThen implements AnomalyView {
  private readonly listeners = new Set<() => void>();
  private then: readonly Anomaly[] | null = null;
  private readonly told: AnomalyView;
  private recordedAt = -1;
  private changes = 0;

  constructor(
    private readonly record: AnomalyRecord,
    private readonly clock: Moment,
  ) {
    this.told = record.told;
    record.subscribe(() => {
      this.look();
      this.tell();
    });
    setInterval(() => {
      if (this.look()) this.tell();
    }, LOOK_EVERY_MS);
  }

  get version(): number {
    return this.changes + this.told.version;
  }

  get list(): readonly Anomaly[] {
    return this.then ?? this.told.list;
  }

  get alarm(): Readable<Anomaly | null> {
    return this.told.alarm;
  }

  level(icao24: string): number {
    if (!this.then) return this.told.level(icao24);
    const open = this.of(icao24).filter(isOpen);
    return open.some(({ severity }) => severity === 'high') ? 2 : Math.min(1, open.length);
  }

  of(icao24: string): readonly Anomaly[] {
    return this.list.filter((event) => event.icao24 === icao24);
  }

  subscribe(listener: () => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  private tell(): void {
    for (const listener of this.listeners) listener();
  }

  /** Answers whether others are open, or over, than before. */
  private look(): boolean {
    const { clock, record } = this;
    const then = clock.isPast ? listAt(record.list, clock.now() / 1_000) : null;
    const isNews = !isSame(then, this.then);
    if (isNews || record.version !== this.recordedAt) this.then = then;
    if (isNews) this.changes++;
    this.recordedAt = record.version;
    return isNews;
  }
}

/** The open ones first, as always; what had not begun yet was nothing. */
function listAt(events: readonly Anomaly[], atS: number): Anomaly[] {
  const begun = events.filter(({ startS }) => startS <= atS);
  const over = begun.filter(({ endS }) => endS <= atS);
  const open = begun.filter(({ endS }) => !(endS <= atS));
  return [
    ...open.map((event) => (isOpen(event) ? event : reopened(event))),
    ...over.slice(0, MOST_OVER),
  ];
}

function reopened(event: Anomaly): Anomaly {
  return { ...event, phase: 'update', endS: NaN };
}

function isSame(a: readonly Anomaly[] | null, b: readonly Anomaly[] | null): boolean {
  if (!a || !b) return a === b;
  return (
    a.length === b.length && a.every(({ id, phase }, i) => id === b[i].id && phase === b[i].phase)
  );
}
