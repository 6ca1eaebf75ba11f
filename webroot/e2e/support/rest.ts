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

export async function restFlights(server = inject('server'), query = ''): Promise<RestFlight[]> {
  const answer = await fetch(`${server}flights?${query}`);
  const { flights } = (await answer.json()) as { flights: RestFlight[] };
  return flights;
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
