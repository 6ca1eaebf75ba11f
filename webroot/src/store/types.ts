/**
 * What the page knows of aircraft, as pictures, filters and tables see it. The store knows nothing
 * of them: they read columns by row number and ask what changed.
 */

/** A number that was never told. Codes use it; measures use NaN. */
export const UNKNOWN = -1;

/** Bits of {@link FlightColumns.flags}. */
export const ON_GROUND = 1;
export const SPI = 2;

/** Where a position came from, by {@link FlightColumns.positionSource}. */
export const POSITION_SOURCES = ['ADS-B', 'ASTERIX', 'MLAT', 'FLARM'] as const;

/** A text of an aircraft; what is not known is null, which is not the empty text. */
export type Text = string | null;

/** One aircraft. Readers of messages fill and hand on one object again and again: copy, don't keep. */
export interface Flight {
  icao24: string;
  lat: number;
  lon: number;
  altM: number;
  geoAltM: number;
  speedMps: number;
  headingDeg: number;
  vrateMps: number;
  flags: number;
  category: number;
  positionSource: number;
  timePositionMs: number;
  lastContactMs: number;
  callsign: Text;
  squawk: Text;
  country: Text;
  registration: Text;
  aircraftType: Text;
  origin: Text;
  destination: Text;
  feed: Text;
}

/**
 * The aircraft by row. Arrays may be longer than there are rows, and are replaced as more aircraft
 * come: read them from the store each time, never keep one across messages. SI units.
 */
export interface FlightColumns {
  /** The address, six lower-case hex digits, `~` before those that are not ICAO's. */
  readonly icao24: readonly string[];
  readonly lat: Float64Array;
  readonly lon: Float64Array;
  /** Barometric altitude. */
  readonly altM: Float32Array;
  readonly geoAltM: Float32Array;
  readonly speedMps: Float32Array;
  readonly headingDeg: Float32Array;
  readonly vrateMps: Float32Array;
  readonly flags: Uint8Array;
  /** The emitter category in OpenSky's numbering, or UNKNOWN. */
  readonly category: Int8Array;
  readonly positionSource: Int8Array;
  /** Server's clock, Unix ms; NaN where no position is known. */
  readonly timePositionMs: Float64Array;
  readonly lastContactMs: Float64Array;
  /** The shard that told it last. */
  readonly shard: Int32Array;
  readonly callsign: readonly Text[];
  readonly squawk: readonly Text[];
  readonly country: readonly Text[];
  readonly registration: readonly Text[];
  readonly aircraftType: readonly Text[];
  readonly origin: readonly Text[];
  readonly destination: readonly Text[];
  readonly feed: readonly Text[];
}

/** What became of a row: `added` also when another aircraft got the row of one that is gone. */
export type RowChange = 'added' | 'changed' | 'removed';

/** What pictures, filters and tables may do with the store. */
export interface FlightView extends FlightColumns {
  /** How many aircraft are known. */
  readonly count: number;
  /** Rows are 0 to length - 1; some may be empty. */
  readonly length: number;
  /** Counts applied messages that changed something. */
  readonly version: number;

  /** The row of an address, -1 if it is not known. It stays the same while the aircraft is known. */
  row(icao24: string): number;
  /** Whether the row holds an aircraft. What a removed one held stays readable until reuse. */
  has(row: number): boolean;
  /** The rows that hold an aircraft. */
  rows(): Iterable<number>;
  /** A copy of all that is known of one aircraft. */
  flight(row: number): Flight;
  /**
   * Visits each row that changed after that version, once. False, without any visit, if that is too
   * long ago to be told: then every row has to be looked at.
   */
  changedSince(version: number, visit: (row: number, change: RowChange) => void): boolean;
  /** Calls after each message that changed something, until the answer is called. */
  subscribe(listener: () => void): () => void;
}
