import type { Page } from 'playwright-core';
import { inject } from 'vitest';
import { PATIENCE_MS } from './SkyPage';
import { until } from './until';

/** An aircraft as REST tells it: docs/protocol.md. */
export interface RestFlight {
  readonly icao24: string;
  readonly callsign: string | null;
  readonly position: { readonly lat: number; readonly lon: number } | null;
  readonly altitude_m: number | null;
  readonly velocity_mps: number | null;
  readonly heading_deg: number | null;
  readonly on_ground: boolean;
  readonly squawk: string | null;
  readonly last_contact_unix: number;
}

/** A server that takes longer has forgotten the question. */
const ANSWER_MS = 15_000;

export async function restFlights(server = inject('server'), query = ''): Promise<RestFlight[]> {
  const signal = AbortSignal.timeout(ANSWER_MS);
  const answer = await fetch(`${server}flights?${query}`, { signal });
  const { flights } = (await answer.json()) as { flights: RestFlight[] };
  return flights;
}

/** What is said last of each anomaly, as REST tells it. */
export async function restAnomalies(
  server: string,
): Promise<{ readonly id: string; readonly phase: string }[]> {
  const signal = AbortSignal.timeout(ANSWER_MS);
  const answer = await fetch(`${server}anomalies?limit=500`, { signal });
  return ((await answer.json()) as { anomalies: { id: string; phase: string }[] }).anomalies;
}

/**
 * What /flights shows and what `read` finds in the page at the same moment, or nearly: the page asks
 * by itself, so that nothing comes between but what was on its way.
 */
export async function besideRest<T>(
  page: Page,
  read: () => T,
): Promise<{ told: RestFlight[]; held: T }> {
  return page.evaluate<{ told: RestFlight[]; held: T }>(
    `fetch('/flights', { cache: 'no-store' })
      .then((answer) => answer.json())
      .then(({ flights }) => ({ told: flights, held: (${String(read)})() }))`,
  );
}

/** The address of somebody who flies and has been heard of well. */
export async function somebodyFlying(): Promise<string> {
  let found: RestFlight | undefined;
  await until('somebody flies', PATIENCE_MS, async () => {
    const flying = await restFlights(undefined, 'on_ground=false&alt_min=1000&alt_max=8000');
    found = flying.find(({ position }) => position !== null);
    return found !== undefined;
  });
  return found?.icao24 ?? '';
}
