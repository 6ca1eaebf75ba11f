const CAPACITY = 1 << 16;

/**
 * The rows that changed, in the order of the versions: several seconds of a busy sky. Who looks
 * each frame never misses one; who slept longer has to look at everything.
 */
export class ChangeLog {
  private readonly rows = new Int32Array(CAPACITY);
  private readonly versions = new Float64Array(CAPACITY);
  private end = 0;
  /** What was written over is of this version or before. */
  private forgotten = -1;

  add(row: number, version: number): void {
    const at = this.end % CAPACITY;
    if (this.end >= CAPACITY) this.forgotten = this.versions[at];
    this.rows[at] = row;
    this.versions[at] = version;
    this.end++;
  }

  /** Visits the entries after the version; false, without a visit, if some were forgotten. */
  after(version: number, visit: (row: number, version: number) => void): boolean {
    if (version < this.forgotten) return false;
    for (let i = this.firstAfter(version); i < this.end; i++) {
      visit(this.rows[i % CAPACITY], this.versions[i % CAPACITY]);
    }
    return true;
  }

  private firstAfter(version: number): number {
    let low = Math.max(0, this.end - CAPACITY);
    let high = this.end;
    while (low < high) {
      const middle = Math.floor((low + high) / 2);
      if (this.versions[middle % CAPACITY] > version) high = middle;
      else low = middle + 1;
    }
    return low;
  }
}
