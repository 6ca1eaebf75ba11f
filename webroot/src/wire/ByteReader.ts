import type { Text } from '../store/types';
import { BrokenMessage } from './messages';

const MOST_BYTES = 8;
/** Short texts of ASCII, which nearly all are, are faster made by hand than by a TextDecoder. */
const SHORT = 24;

const utf8 = new TextDecoder();

/** Reads the varints and texts that rows are made of. */
export class ByteReader {
  private at = 0;

  constructor(private readonly bytes: Uint8Array) {}

  hasMore(): boolean {
    return this.at < this.bytes.length;
  }

  /** A number from 0 to 2^53 - 1. */
  varint(): number {
    // Nearly all numbers have one or two bytes, which stay whole numbers of 32 bits.
    let byte = this.byte();
    if (byte < 0x80) return byte;
    let value = byte & 0x7f;
    let scale = 0x80;
    for (let i = 1; i < MOST_BYTES; i++) {
      byte = this.byte();
      value += (byte & 0x7f) * scale;
      if (byte < 0x80) return value <= Number.MAX_SAFE_INTEGER ? value : tooLarge();
      scale *= 0x80;
    }
    return tooLarge();
  }

  /** So many bytes, as they are. */
  part(size: number): Uint8Array {
    return this.bytes.subarray(this.skip(size), this.at);
  }

  /** All that is left. */
  rest(): Uint8Array {
    return this.part(this.bytes.length - this.at);
  }

  text(): Text {
    const code = this.varint();
    if (code === 0) return null;
    const start = this.skip(code - 1);
    return this.shortAscii(start) ?? utf8.decode(this.bytes.subarray(start, this.at));
  }

  /** Steps over bytes, and says where they began. */
  private skip(size: number): number {
    const start = this.at;
    this.at += size;
    if (this.at > this.bytes.length) throw new BrokenMessage('it ends in the middle');
    return start;
  }

  private shortAscii(start: number): Text {
    if (this.at - start > SHORT) return null;
    let text = '';
    for (let i = start; i < this.at; i++) {
      const byte = this.bytes[i];
      if (byte >= 0x80) return null;
      text += String.fromCharCode(byte);
    }
    return text;
  }

  private byte(): number {
    if (this.at >= this.bytes.length) throw new BrokenMessage('a number is cut off');
    return this.bytes[this.at++];
  }
}

function tooLarge(): never {
  throw new BrokenMessage('a number has more than 53 bits');
}
