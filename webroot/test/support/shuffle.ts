import { Random } from './random';

/** The same things in so many orders. */
export function randomly<T>(things: readonly T[], orders: number): T[][] {
  const random = new Random(3);
  return Array.from({ length: orders }, () =>
    things
      .map((thing) => ({ thing, key: random.next() }))
      .sort((a, b) => a.key - b.key)
      .map(({ thing }) => thing),
  );
}
