import type { Flight, FlightColumns, Text } from './types';

const FIRST_CAPACITY = 1024;

/**
 * Numbers in typed arrays, texts in plain ones. Fields are written out rather than looped over:
 * thousands of rows are written several times a second, and a loop over names is several times slower.
 */
export class Columns implements FlightColumns {
  readonly icao24: string[] = [];
  lat = new Float64Array(FIRST_CAPACITY);
  lon = new Float64Array(FIRST_CAPACITY);
  altM = new Float32Array(FIRST_CAPACITY);
  geoAltM = new Float32Array(FIRST_CAPACITY);
  speedMps = new Float32Array(FIRST_CAPACITY);
  headingDeg = new Float32Array(FIRST_CAPACITY);
  vrateMps = new Float32Array(FIRST_CAPACITY);
  flags = new Uint8Array(FIRST_CAPACITY);
  category = new Int8Array(FIRST_CAPACITY);
  positionSource = new Int8Array(FIRST_CAPACITY);
  timePositionMs = new Float64Array(FIRST_CAPACITY);
  lastContactMs = new Float64Array(FIRST_CAPACITY);
  shard = new Int32Array(FIRST_CAPACITY);
  readonly callsign: Text[] = [];
  readonly squawk: Text[] = [];
  readonly country: Text[] = [];
  readonly registration: Text[] = [];
  readonly aircraftType: Text[] = [];
  readonly origin: Text[] = [];
  readonly destination: Text[] = [];
  readonly feed: Text[] = [];

  protected get capacity(): number {
    return this.lat.length;
  }

  protected write(row: number, flight: Readonly<Flight>): void {
    this.icao24[row] = flight.icao24;
    this.lat[row] = flight.lat;
    this.lon[row] = flight.lon;
    this.altM[row] = flight.altM;
    this.geoAltM[row] = flight.geoAltM;
    this.speedMps[row] = flight.speedMps;
    this.headingDeg[row] = flight.headingDeg;
    this.vrateMps[row] = flight.vrateMps;
    this.flags[row] = flight.flags;
    this.category[row] = flight.category;
    this.positionSource[row] = flight.positionSource;
    this.timePositionMs[row] = flight.timePositionMs;
    this.lastContactMs[row] = flight.lastContactMs;
    this.callsign[row] = flight.callsign;
    this.squawk[row] = flight.squawk;
    this.country[row] = flight.country;
    this.registration[row] = flight.registration;
    this.aircraftType[row] = flight.aircraftType;
    this.origin[row] = flight.origin;
    this.destination[row] = flight.destination;
    this.feed[row] = flight.feed;
  }

  flight(row: number): Flight {
    return {
      icao24: this.icao24[row],
      lat: this.lat[row],
      lon: this.lon[row],
      altM: this.altM[row],
      geoAltM: this.geoAltM[row],
      speedMps: this.speedMps[row],
      headingDeg: this.headingDeg[row],
      vrateMps: this.vrateMps[row],
      flags: this.flags[row],
      category: this.category[row],
      positionSource: this.positionSource[row],
      timePositionMs: this.timePositionMs[row],
      lastContactMs: this.lastContactMs[row],
      callsign: this.callsign[row],
      squawk: this.squawk[row],
      country: this.country[row],
      registration: this.registration[row],
      aircraftType: this.aircraftType[row],
      origin: this.origin[row],
      destination: this.destination[row],
      feed: this.feed[row],
    };
  }

  /** Doubles all typed arrays, also those that a subclass keeps beside. */
  protected grow(): void {
    const columns = this as unknown as Record<string, unknown>;
    for (const [name, column] of Object.entries(columns)) {
      if (isTyped(column)) columns[name] = twice(column);
    }
  }
}

type Typed = Float64Array | Float32Array | Int32Array | Uint8Array | Int8Array;

function isTyped(column: unknown): column is Typed {
  return ArrayBuffer.isView(column);
}

function twice(column: Typed): Typed {
  const larger = new (column.constructor as new (length: number) => Typed)(column.length * 2);
  larger.set(column);
  return larger;
}
