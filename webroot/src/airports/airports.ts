import url from 'virtual:airports';
import type { LatLon } from '../geo/sphere';

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

let loading: Promise<readonly Airport[]> | undefined;

/** Large airports and those with scheduled flights, the large ones first. */
export function airports(): Promise<readonly Airport[]> {
  loading ??= load();
  return loading;
}

async function load(): Promise<readonly Airport[]> {
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
