import type { Flight, Text } from '../store/types';
import { UNKNOWN } from '../store/types';
import { unknownFlight } from '../store/flight';
import { ByteReader } from './ByteReader';
import { BrokenMessage } from './messages';

// The numbers of a row, in the order of the bits, the last contact apart.
const LAT = 0;
const LON = 1;
const ALTITUDE = 2;
const GEO_ABOVE_ALTITUDE = 3;
const VELOCITY = 4;
const HEADING = 5;
const VERTICAL_RATE = 6;
const POSITION_AGE = 7;
const LAST_CONTACT = 8;
const FLAGS = 9;
const CATEGORY = 10;
const POSITION_SOURCE = 11;
const NUMBERS = 12;

const POSITION_BIT = 1;
const WHOLE_BIT = 1 << 7;
const FIRST_TEXT = 11;
const TEXTS = 8;

/** Ids are given out from 0 and used again, so this is far more aircraft than there are. */
const MOST_IDS = 1 << 20;

const NO_VIEW = -3;

/**
 * What the rows of one shard said so far, by their small ids: whole numbers, in which differences
 * are taken, NaN for what is not known.
 */
export class RowTable {
  private numbers = new Float64Array(1024 * NUMBERS);
  private readonly texts: Text[] = [];
  private readonly addresses: (string | undefined)[] = [];
  /** The view that told an id last, which alone may remove it. */
  private readonly views: number[] = [];
  private readonly flight: Flight = unknownFlight();

  /** Takes in rows that a view told, and hands on each flight as it is then. */
  take(rows: Uint8Array, view: number, give: (flight: Readonly<Flight>) => void): void {
    const reader = new ByteReader(rows);
    while (reader.hasMore()) give(this.row(reader, view));
  }

  /** Forgets ids, and hands on their addresses. `anyView` is the one of those from a snapshot. */
  remove(ids: readonly number[], view: number, anyView: number, give: (a: string) => void): void {
    for (const id of ids) {
      const address = this.addresses[id];
      if (address === undefined) throw new BrokenMessage(`aircraft ${id} is removed but not known`);
      give(address);
      // One that came into another tile stays known, for the rows to come from there.
      if (this.views[id] === view || this.views[id] === anyView) this.forget(id);
    }
  }

  private row(reader: ByteReader, view: number): Flight {
    const id = reader.varint();
    const changed = reader.varint();
    if (changed & WHOLE_BIT) this.start(id, readAddress(reader));
    else if (this.addresses[id] === undefined) {
      throw new BrokenMessage(`a row changes aircraft ${id}, which is not known`);
    }
    const at = id * NUMBERS;
    this.number(reader, at + LAST_CONTACT);
    if (changed & POSITION_BIT) this.position(reader, at);
    this.otherNumbers(reader, changed, at);
    for (let i = 0; i < TEXTS; i++) {
      if (changed & (1 << (FIRST_TEXT + i))) this.texts[id * TEXTS + i] = reader.text();
    }
    this.views[id] = view;
    return this.fill(id);
  }

  private start(id: number, address: string): void {
    if (id >= MOST_IDS) throw new BrokenMessage(`${id} is no small number`);
    while ((id + 1) * NUMBERS > this.numbers.length) {
      const larger = new Float64Array(this.numbers.length * 2);
      larger.set(this.numbers);
      this.numbers = larger;
    }
    this.numbers.fill(NaN, id * NUMBERS, (id + 1) * NUMBERS);
    this.numbers[id * NUMBERS + FLAGS] = 0;
    for (let i = 0; i < TEXTS; i++) this.texts[id * TEXTS + i] = null;
    this.addresses[id] = address;
  }

  private forget(id: number): void {
    this.addresses[id] = undefined;
    this.views[id] = NO_VIEW;
  }

  private position(reader: ByteReader, at: number): void {
    this.number(reader, at + LAT);
    if (Number.isNaN(this.numbers[at + LAT])) this.numbers[at + LON] = NaN;
    else this.number(reader, at + LON);
  }

  /** A number's bit is its index less one, because latitude and longitude share one. */
  private otherNumbers(reader: ByteReader, changed: number, at: number): void {
    for (let i = ALTITUDE; i < NUMBERS; i++) {
      if (i !== LAST_CONTACT && changed & (1 << (i - 1))) this.number(reader, at + i);
    }
  }

  private number(reader: ByteReader, at: number): void {
    const code = reader.varint();
    if (code === 0) this.numbers[at] = NaN;
    else this.numbers[at] = orZero(this.numbers[at]) + unzigzag(code - 1);
  }

  private fill(id: number): Flight {
    const n = this.numbers;
    const at = id * NUMBERS;
    const t = this.texts;
    const text = id * TEXTS;
    const flight = this.flight;
    flight.icao24 = this.addresses[id] ?? '';
    flight.lat = n[at + LAT] / 100_000;
    flight.lon = n[at + LON] / 100_000;
    flight.altM = n[at + ALTITUDE] / 10;
    flight.geoAltM = (orZero(n[at + ALTITUDE]) + n[at + GEO_ABOVE_ALTITUDE]) / 10;
    flight.speedMps = n[at + VELOCITY] / 10;
    flight.headingDeg = n[at + HEADING] / 10;
    flight.vrateMps = n[at + VERTICAL_RATE] / 10;
    flight.timePositionMs = n[at + LAST_CONTACT] - n[at + POSITION_AGE];
    flight.lastContactMs = n[at + LAST_CONTACT];
    flight.flags = orZero(n[at + FLAGS]);
    flight.category = orUnknown(n[at + CATEGORY]);
    flight.positionSource = orUnknown(n[at + POSITION_SOURCE]);
    flight.callsign = t[text];
    flight.squawk = t[text + 1];
    flight.country = t[text + 2];
    flight.registration = t[text + 3];
    flight.aircraftType = t[text + 4];
    flight.origin = t[text + 5];
    flight.destination = t[text + 6];
    flight.feed = t[text + 7];
    return flight;
  }
}

function readAddress(reader: ByteReader): string {
  const code = reader.varint();
  if (code === 0) return reader.text() ?? '';
  const digits = Math.floor((code - 1) / 2)
    .toString(16)
    .padStart(6, '0');
  return code % 2 === 1 ? digits : `~${digits}`;
}

function unzigzag(code: number): number {
  return code % 2 === 0 ? code / 2 : -(code + 1) / 2;
}

function orZero(number: number): number {
  return Number.isNaN(number) ? 0 : number;
}

function orUnknown(number: number): number {
  return Number.isNaN(number) ? UNKNOWN : number;
}
