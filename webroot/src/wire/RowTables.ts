import { ANY_VIEW } from '../store/FlightStore';
import type { Content } from './messages';
import { BrokenMessage } from './messages';
import { RowTable } from './RowTable';

/**
 * What the rows of each shard said, also from one connection to the next and whichever way each of
 * them was written, for who resumes gets differences to what was said before.
 */
export class RowTables {
  private readonly tables = new Map<number, RowTable>();
  private readonly epochs = new Map<number, string>();

  /** The flights of a snapshot. */
  begin(shard: number, epoch: string, rows: Uint8Array): Content {
    this.epochs.set(shard, epoch);
    return {
      upserts: (take) => {
        const table = new RowTable();
        this.tables.set(shard, table);
        table.take(rows, ANY_VIEW, take);
      },
      removals: () => undefined,
    };
  }

  /** The flights of a delta, and the small ids of those that are gone. */
  change(shard: number, view: number, rows: Uint8Array, ids: readonly number[]): Content {
    return {
      upserts: (take) => {
        this.table(shard).take(rows, view, take);
      },
      removals: (take) => {
        this.table(shard).remove(ids, view, ANY_VIEW, take);
      },
    };
  }

  /** The epoch of a shard's last snapshot. */
  epochOf(shard: number): string | undefined {
    return this.epochs.get(shard);
  }

  private table(shard: number): RowTable {
    const table = this.tables.get(shard);
    if (!table) throw new BrokenMessage(`shard ${shard} is not known`);
    return table;
  }
}
