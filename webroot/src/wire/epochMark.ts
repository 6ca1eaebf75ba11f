const FACTOR = 31;
const LOW_BITS = 0x3fff;

const utf8 = new TextEncoder();

/** A number that stands for an epoch's text in messages that come many times a second. */
export function epochMark(epoch: string): number {
  let mark = 0;
  for (const byte of utf8.encode(epoch)) mark = (mark * FACTOR + byte) & LOW_BITS;
  return mark;
}
