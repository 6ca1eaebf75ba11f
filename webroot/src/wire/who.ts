/** Who the server takes us for, and the login. */

export interface Who {
  /** What it asks for: nothing, a name and a password, or a token. */
  readonly login: 'none' | 'password' | 'token';
  /** Null: nobody that it knows. */
  readonly name: string | null;
  /** How long it goes on knowing us. */
  readonly secondsLeft: number;
}

export type Credentials =
  { readonly name: string; readonly password: string } | { readonly token: string };

const PATIENCE_MS = 10_000;
/** A password takes a busy server a while. */
const LOGIN_PATIENCE_MS = 30_000;
/** What ends so soon cannot be renewed any more. */
const LAST_SECONDS = 20;
const LONGEST_TIMER_S = 1_000_000;

/** Null: it cannot be asked now. */
export async function askWho(server: URL): Promise<Who | null> {
  try {
    const answer = await fetch(new URL('whoami', server), {
      cache: 'no-store',
      signal: AbortSignal.timeout(PATIENCE_MS),
    });
    return answer.ok ? read(await answer.json()) : null;
  } catch {
    return null;
  }
}

/** Whether the server tells nothing before somebody has logged in. */
export async function isStranger(server: URL): Promise<boolean> {
  const who = await askWho(server);
  return who !== null && mustLogIn(who);
}

export function mustLogIn({ login, name }: Who): boolean {
  return login !== 'none' && name === null;
}

/** Throws an error with words for people. The browser keeps the cookie, no script sees it. */
export async function logIn(server: URL, credentials: Credentials): Promise<Who> {
  const answer = await post(new URL('login', server), credentials, LOGIN_PATIENCE_MS).catch(
    () => null,
  );
  if (!answer) throw new Error('The server does not answer.');
  if (answer.ok) return read(await answer.json());
  throw new Error(await problemOf(answer));
}

export async function logOut(server: URL): Promise<void> {
  await post(new URL('logout', server), {});
}

/** Renews what the server knows us by, half-way to its end, again and again. */
export function keepKnown(server: URL, { login, name, secondsLeft }: Who): void {
  if (login === 'none' || name === null || secondsLeft < LAST_SECONDS) return;
  const wait = Math.min(secondsLeft / 2, LONGEST_TIMER_S);
  setTimeout(() => {
    void renew(server);
  }, wait * 1_000);
}

async function renew(server: URL): Promise<void> {
  try {
    const answer = await post(new URL('renew', server), {});
    if (answer.ok) keepKnown(server, read(await answer.json()));
  } catch {
    const who = await askWho(server);
    if (who) keepKnown(server, who);
  }
}

function post(address: URL, body: unknown, patienceMs = PATIENCE_MS): Promise<Response> {
  return fetch(address, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
    signal: AbortSignal.timeout(patienceMs),
  });
}

async function problemOf(answer: Response): Promise<string> {
  const problem: unknown = await answer.json().catch(() => null);
  const { detail } = (problem ?? {}) as { detail?: unknown };
  return typeof detail === 'string' ? `${detail}.` : 'The server cannot log anybody in now.';
}

function read(body: unknown): Who {
  const { login, name, secondsLeft } = (body ?? {}) as Record<string, unknown>;
  return {
    login: login === 'password' || login === 'token' ? login : 'none',
    name: typeof name === 'string' ? name : null,
    secondsLeft: Number(secondsLeft) || 0,
  };
}
