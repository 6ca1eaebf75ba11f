import { large, other } from 'virtual:airports';
import type { LatLon } from '../geo/sphere';
import { once } from '../once';

export interface Airport extends LatLon {
  /** The ICAO code, or the local one where there is none. */
  readonly ident: string;
  readonly iata: string;
  readonly elevationFt: number;
  readonly large: boolean;
  readonly country: string;
  readonly town: string;
  readonly name: string;
}

const loadLarge = once(() => load(large));
/** The same, for who would rather be told that the server is away. */
export const loadAirports = once(async () =>
  (await Promise.all([loadLarge(), load(other)])).flat(),
);

/** The large ones, which are seen from space. None while the server is away: ask again. */
export function largeAirports(): Promise<readonly Airport[]> {
  return loadLarge().catch(() => []);
}

/** Also those with scheduled flights; the large ones come first. None while the server is away. */
export function airports(): Promise<readonly Airport[]> {
  return loadAirports().catch(() => []);
}

async function load(url: string): Promise<readonly Airport[]> {
  const answer = await fetch(url);
  if (!answer.ok) throw new Error(`The airports could not be loaded (HTTP ${answer.status})`);
  return parseAirports(await answer.text());
}

export function parseAirports(table: string): Airport[] {
  return table.split('\n').map((line) => {
    const [ident, iata, lat, lon, elevation, large, country, town, name] = line.split('\t');
    return {
      ident,
      iata,
      lat: Number(lat),
      lon: Number(lon),
      elevationFt: elevation === '' ? NaN : Number(elevation),
      large: large === '1',
      country,
      town,
      name,
    };
  });
}
