import { ChangeLog } from './ChangeLog';
import { Columns } from './Columns';
import { RowQueue } from './RowQueue';
import type { Flight, FlightView, RowChange } from './types';

/**
 * The view of those that a snapshot of several told. Each of these may remove them: which one the
 * server has an aircraft in cannot be told from its position, which may be rounded across a border.
 */
export const ANY_VIEW = -2;
/** The world's view; tiles are 0 to 647. */
export const WORLD = -1;

/**
 * The one truth about aircraft. Messages write into it and commit; everyone else reads.
 *
 * An aircraft belongs to the shard and view that told it last, for only they may remove it: it may
 * have come from another tile or shard before the old one says that it left.
 */
export class FlightStore extends Columns implements FlightView {
  count = 0;
  length = 0;
  version = 0;

  private readonly rowOf = new Map<string, number>();
  private readonly listeners = new Set<() => void>();
  private readonly log = new ChangeLog();
  /** Rows to use again, the longest empty one first, so that its picture can fade meanwhile. */
  private readonly free = new RowQueue();
  private alive = new Uint8Array(this.capacity);
  private view = new Int32Array(this.capacity);
  private changedAt = new Float64Array(this.capacity);
  private addedAt = new Float64Array(this.capacity);
  private sweptAt = new Float64Array(this.capacity);
  private sweep = 0;
  private dirty = false;

  row(icao24: string): number {
    return this.rowOf.get(icao24) ?? -1;
  }

  has(row: number): boolean {
    return this.alive[row] === 1;
  }

  *rows(): Iterable<number> {
    for (let row = 0; row < this.length; row++) if (this.has(row)) yield row;
  }

  changedSince(version: number, visit: (row: number, change: RowChange) => void): boolean {
    return this.log.after(version, (row, at) => {
      // Only the newest entry of a row counts; the older ones would visit it twice.
      if (this.changedAt[row] === at) visit(row, this.changeSince(row, version));
    });
  }

  subscribe(listener: () => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  /** Takes in what a view of a shard says of an aircraft. */
  put(shard: number, view: number, flight: Readonly<Flight>): void {
    const row = this.rowOf.get(flight.icao24) ?? this.add(flight.icao24);
    this.write(row, flight);
    this.shard[row] = shard;
    this.view[row] = view;
    this.sweptAt[row] = this.sweep;
    this.touch(row);
  }

  /** Takes an aircraft away if it belongs to this view of this shard. */
  remove(shard: number, view: number, icao24: string): void {
    const row = this.row(icao24);
    if (row < 0 || this.shard[row] !== shard) return;
    if (this.view[row] === view || this.view[row] === ANY_VIEW) this.clear(row);
  }

  /** What is put until the snapshot ends is all that there is; nobody else writes meanwhile. */
  beginSnapshot(): void {
    this.sweep++;
  }

  /** Takes away what else belongs to the shard, or only what belongs to one view of it. */
  endSnapshot(shard: number, view?: number): void {
    for (const row of this.rows()) {
      if (this.shard[row] !== shard || this.sweptAt[row] === this.sweep) continue;
      if (view === undefined || this.view[row] === view) this.clear(row);
    }
  }

  /** Takes away all that belongs to the shard. */
  forget(shard: number): void {
    this.beginSnapshot();
    this.endSnapshot(shard);
  }

  /** Takes away all that belongs to shards other than these. */
  keepOnly(shards: ReadonlySet<number>): void {
    for (const row of this.rows()) if (!shards.has(this.shard[row])) this.clear(row);
  }

  /** Makes what was written since the last commit one version, and tells of it. */
  commit(): void {
    if (!this.dirty) return;
    this.dirty = false;
    this.version++;
    for (const listener of this.listeners) listener();
  }

  private add(icao24: string): number {
    const row = this.free.take() ?? this.length++;
    if (row >= this.capacity) this.grow();
    this.rowOf.set(icao24, row);
    this.alive[row] = 1;
    this.addedAt[row] = this.version + 1;
    this.count++;
    return row;
  }

  private clear(row: number): void {
    this.rowOf.delete(this.icao24[row]);
    this.alive[row] = 0;
    this.free.add(row);
    this.count--;
    this.touch(row);
  }

  private touch(row: number): void {
    this.dirty = true;
    const next = this.version + 1;
    if (this.changedAt[row] === next) return;
    this.changedAt[row] = next;
    this.log.add(row, next);
  }

  private changeSince(row: number, version: number): RowChange {
    if (!this.has(row)) return 'removed';
    return this.addedAt[row] > version ? 'added' : 'changed';
  }
}
