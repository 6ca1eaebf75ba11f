const EVERY_MS = 100;

/** Waits until something holds; says what did not when it takes too long. */
export async function until(
  what: string,
  timeoutMs: number,
  holds: () => Promise<boolean>,
): Promise<void> {
  const end = Date.now() + timeoutMs;
  while (!(await holds())) {
    if (Date.now() > end) throw new Error(`Waited ${timeoutMs / 1_000} s in vain until ${what}`);
    await new Promise((go) => setTimeout(go, EVERY_MS));
  }
}
