/** Writes numbers so that small ones take one byte. */
export class ByteWriter {
  private readonly out: number[] = [];

  varint(value: number): void {
    let rest = value;
    while (rest > 127) {
      this.out.push((rest & 127) | 128);
      rest >>>= 7;
    }
    this.out.push(rest);
  }

  /** Negative numbers take the odd places between the positive ones. */
  signed(value: number): void {
    this.varint(value < 0 ? -2 * value - 1 : 2 * value);
  }

  bytes(): Uint8Array {
    return Uint8Array.from(this.out);
  }
}
