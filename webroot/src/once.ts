/**
 * A load that all who ask share: begun by the first of them, done once. One that failed is forgotten,
 * so that whoever asks next tries again, as when the server was away.
 */
export function once<T>(load: () => Promise<T>): () => Promise<T> {
  let loading: Promise<T> | undefined;
  return () => {
    loading ??= load().catch((failure: unknown) => {
      loading = undefined;
      throw failure;
    });
    return loading;
  };
}

/** Until what could not be had is asked for again. */
const ASK_AGAIN_MS = 10_000;

/** Hands over what a load brings, however long the server is away. */
export function eventually<T>(load: () => Promise<T>, then: (found: T) => void): void {
  load().then(then, () => setTimeout(eventually, ASK_AGAIN_MS, load, then));
}

/** What a load brings, however long the server is away. */
export function patiently<T>(load: () => Promise<T>): Promise<T> {
  return new Promise((found) => {
    eventually(load, found);
  });
}
