import type { Concerned } from '../anomalies/Concerned';
import type { FlightView } from '../store/types';
import { type Filters, NO_FILTERS, rowTest, type RowTest } from './filters';

/**
 * Which rows pass the filters, kept up to date with the store: pictures and tables read `mask`, so
 * that they all show the same aircraft and each is asked about once.
 */
export class Shown {
  /** 1 for each row that is shown. Replaced as the store grows. */
  mask = new Uint8Array(1024);
  count = 0;
  private test: RowTest;
  private version = -1;
  private current: Filters = NO_FILTERS;

  constructor(
    private readonly store: FlightView,
    private readonly concerned?: Concerned,
  ) {
    this.test = rowTest(NO_FILTERS, store);
  }

  get filters(): Filters {
    return this.current;
  }

  set filters(filters: Filters) {
    this.current = filters;
    this.reconsider();
  }

  /** Looks at all rows again: the filters are others, or what they ask for besides the store is. */
  reconsider(): void {
    const { current, store } = this;
    const concerned = current.onlyAnomalies ? this.concerned?.addresses(current) : undefined;
    this.test = rowTest(current, store, concerned);
    this.all();
  }

  has(row: number): boolean {
    return this.mask[row] === 1;
  }

  /** Catches up with the store; costs as much as changed. */
  update(): void {
    if (this.version === this.store.version) return;
    this.fit();
    const told = this.store.changedSince(this.version, (row) => {
      this.look(row);
    });
    if (told) this.version = this.store.version;
    else this.all();
  }

  private all(): void {
    this.fit();
    for (let row = 0; row < this.store.length; row++) this.look(row);
    this.version = this.store.version;
  }

  private look(row: number): void {
    const shown = this.store.has(row) && this.test(row) ? 1 : 0;
    this.count += shown - this.mask[row];
    this.mask[row] = shown;
  }

  private fit(): void {
    if (this.mask.length >= this.store.length) return;
    const larger = new Uint8Array(this.store.lat.length);
    larger.set(this.mask);
    this.mask = larger;
  }
}
