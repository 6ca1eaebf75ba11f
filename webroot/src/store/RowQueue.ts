/** Rows in the order in which they became free. `Array.shift` would copy the whole rest each time. */
export class RowQueue {
  private rows: number[] = [];
  private head = 0;

  add(row: number): void {
    this.rows.push(row);
  }

  take(): number | undefined {
    if (this.head === this.rows.length) return undefined;
    const row = this.rows[this.head++];
    if (this.head * 2 > this.rows.length) {
      this.rows = this.rows.slice(this.head);
      this.head = 0;
    }
    return row;
  }
}
