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
