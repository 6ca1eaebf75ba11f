import type { FlightStore } from '../../src/store/FlightStore';
import type { Flight } from '../../src/store/types';

/** A flight as the store gives it back: measures have the precision of 32 bits there. */
export function asStored(flight: Flight): Flight {
  const { altM, geoAltM, speedMps, headingDeg, vrateMps } = flight;
  const rounded = { altM, geoAltM, speedMps, headingDeg, vrateMps };
  for (const key of Object.keys(rounded) as (keyof typeof rounded)[]) {
    rounded[key] = Math.fround(rounded[key]);
  }
  return { ...flight, ...rounded };
}

/** All that a store holds, by address, in the order of the addresses. */
export function flightsOf(store: FlightStore): Flight[] {
  return byAddress([...store.rows()].map((row) => store.flight(row)));
}

export function byAddress(flights: Flight[]): Flight[] {
  return flights.sort((a, b) => (a.icao24 < b.icao24 ? -1 : 1));
}
