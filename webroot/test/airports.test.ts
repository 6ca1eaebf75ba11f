import { describe, expect, it } from 'vitest';
import { table } from '../build/airports';
import { parseAirports, type Airport } from '../src/airports/airports';
import { airportTraffic } from '../src/airports/traffic';
import { ahead, type LatLon } from '../src/geo/sphere';
import { unknownFlight } from '../src/store/flight';
import { FlightStore } from '../src/store/FlightStore';
import { ON_GROUND, type Flight } from '../src/store/types';
import { matchesAirport } from '../src/ui/search';

const large = parseAirports(table('large'));
const all = [...large, ...parseAirports(table('other'))];
const found = all.find(({ ident }) => ident === 'EDDF');
if (!found) throw new Error('Frankfurt is missing');
const frankfurt: Airport = found;

function skyWith(flights: Record<string, { at: LatLon } & Partial<Flight>>): FlightStore {
  const store = new FlightStore();
  for (const [icao24, { at, ...rest }] of Object.entries(flights))
    store.put(0, -1, { ...unknownFlight(icao24), ...at, ...rest });
  store.commit();
  return store;
}

describe('airports', () => {
  it('are some thousands, all with a place, the large ones first', () => {
    expect(all.length).toBeGreaterThan(3_000);
    for (const { lat, lon, ident } of all) {
      expect(Math.abs(lat), ident).toBeLessThanOrEqual(90);
      expect(Math.abs(lon), ident).toBeLessThanOrEqual(180);
    }
    const firstSmall = all.findIndex(({ large }) => !large);
    expect(all.slice(firstSmall).some(({ large }) => large)).toBe(false);
  });

  it('are found by code, town and name', () => {
    expect(frankfurt).toMatchObject({ iata: 'FRA', country: 'DE', large: true });
    for (const words of ['fra', 'eddf', 'frankfurt'])
      expect(matchesAirport(frankfurt, words)).toBe(true);
    expect(matchesAirport(frankfurt, 'ankf')).toBe(false);
  });

  it('tell who is there', () => {
    const store = skyWith({
      '000001': { at: ahead(frankfurt, 10, 900), flags: ON_GROUND },
      '000002': { at: ahead(frankfurt, 250, 25_000), headingDeg: 70, vrateMps: -4, altM: 1_200 },
      '000003': { at: ahead(frankfurt, 70, 12_000), headingDeg: 70, vrateMps: 9, altM: 1_800 },
      '000004': { at: ahead(frankfurt, 0, 20_000), headingDeg: 180, vrateMps: 0, altM: 11_000 },
      '000005': {
        at: ahead(frankfurt, 0, 150_000),
        headingDeg: 20,
        vrateMps: -6,
        destination: 'EDDF',
      },
      '000006': { at: ahead(frankfurt, 0, 150_000), headingDeg: 180, vrateMps: -6, altM: 11_000 },
    });
    const traffic = airportTraffic(store, frankfurt);
    const names = (rows: number[]) => rows.map((row) => store.icao24[row]);
    expect(names(traffic.ground)).toEqual(['000001']);
    expect(names(traffic.arriving)).toEqual(['000002', '000005']);
    expect(names(traffic.departing)).toEqual(['000003']);
    expect(names(traffic.near)).toEqual(['000004']);
  });
});
