import type { Flight } from './types';
import { UNKNOWN } from './types';

/** A flight of which nothing is known. */
export function unknownFlight(icao24 = ''): Flight {
  return {
    icao24,
    lat: NaN,
    lon: NaN,
    altM: NaN,
    geoAltM: NaN,
    speedMps: NaN,
    headingDeg: NaN,
    vrateMps: NaN,
    flags: 0,
    category: UNKNOWN,
    positionSource: UNKNOWN,
    timePositionMs: NaN,
    lastContactMs: NaN,
    callsign: null,
    squawk: null,
    country: null,
    registration: null,
    aircraftType: null,
    origin: null,
    destination: null,
    feed: null,
  };
}
