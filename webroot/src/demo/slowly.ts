/** Of each frame, which has more to do. */
const SLICE_MS = 4;

/** Does something with each of many, and lets pictures be drawn meanwhile; ends when nobody waits any more. */
export async function slowly<T>(
  all: readonly T[],
  signal: AbortSignal,
  run: (each: T, index: number) => void,
): Promise<void> {
  let untilMs = performance.now() + SLICE_MS;
  for (const [index, each] of all.entries()) {
    run(each, index);
    if (performance.now() < untilMs) continue;
    await new Promise((go) => setTimeout(go));
    signal.throwIfAborted();
    untilMs = performance.now() + SLICE_MS;
  }
}
