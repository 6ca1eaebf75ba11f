import { asRecord } from './fields';

const PATIENCE_MS = 20_000;
const NOT_FOUND = 404;

/** What a question may be asked with; what is null is not said. */
export type Words = Readonly<Record<string, string | number | null>>;

/** A server that answers, but not what was asked. */
export class Refusal extends Error {
  override readonly name = 'Refusal';

  constructor(readonly status: number) {
    super(`HTTP ${status}`);
  }
}

/** Asks a server for what changes with each question. */
export async function question(
  server: URL,
  path: string,
  words: Words,
  signal?: AbortSignal,
): Promise<Response> {
  const address = new URL(path, server);
  for (const [name, value] of Object.entries(words))
    if (value !== null) address.searchParams.set(name, String(value));
  const patience = AbortSignal.timeout(PATIENCE_MS);
  const answer = await fetch(address, {
    cache: 'no-store',
    signal: signal ? AbortSignal.any([signal, patience]) : patience,
  });
  if (!answer.ok) throw new Refusal(answer.status);
  return answer;
}

/** The list of that name in an answer, each read by itself; what cannot be read is left out. */
export function listIn<T>(
  answer: unknown,
  name: string,
  read: (told: Record<string, unknown>) => T | null,
): T[] {
  const told = asRecord(answer)[name];
  const list: unknown[] = Array.isArray(told) ? told : [];
  return list.map((each) => read(asRecord(each))).filter((each) => each !== null);
}

export function isAbsent(failure: unknown): boolean {
  return failure instanceof Refusal && failure.status === NOT_FOUND;
}
