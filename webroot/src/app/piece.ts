const ASK_MS = 2_000;
/** A piece that is missing for good must not make the page start over and over. */
const NOT_TWICE_WITHIN_MS = 60_000;

/**
 * A piece of the page's own code, brought when it is first wanted. Browsers remember that one could not
 * be had and never ask again, be it that the server was away or has a newer page by now: then the page
 * starts again once the server answers, and its address holds what was looked at.
 */
export async function piece<T>(
  bring: () => Promise<T>,
  onMissing: () => void = () => undefined,
): Promise<T> {
  try {
    return await bring();
  } catch {
    onMissing();
    return await startAgain();
  }
}

async function startAgain(): Promise<never> {
  if (wasStartedAgain()) await pause(Math.max(0, NOT_TWICE_WITHIN_MS - performance.now()));
  while (!(await serverAnswers())) await pause(ASK_MS);
  location.reload();
  // Nobody goes on with this page.
  return new Promise(() => undefined);
}

function wasStartedAgain(): boolean {
  const [begin] = performance.getEntriesByType('navigation');
  return (begin as PerformanceNavigationTiming | undefined)?.type === 'reload';
}

async function serverAnswers(): Promise<boolean> {
  try {
    return (await fetch(location.pathname, { cache: 'no-store' })).ok;
  } catch {
    return false;
  }
}

function pause(ms: number): Promise<void> {
  return new Promise((over) => setTimeout(over, ms));
}
