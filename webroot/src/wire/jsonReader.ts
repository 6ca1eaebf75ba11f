import { unknownFlight } from '../store/flight';
import { WORLD } from '../store/FlightStore';
import type { Flight, Text } from '../store/types';
import { ON_GROUND, SPI, UNKNOWN } from '../store/types';
import type { Content, Message, Stand } from './messages';
import { BrokenMessage } from './messages';
import { tileOfName } from './tiles';

type Json = Readonly<Record<string, unknown>>;

/** Messages from their JSON, already parsed; null when one is of a type that is not known here. */
export function readJson(value: unknown): Message | null {
  const json = object(value);
  switch (json.type) {
    case 'snapshot':
      return snapshot(json);
    case 'delta':
      return delta(json);
    case 'heartbeat':
      return { type: 'heartbeat', t: number(json.t), shards: list(json.shards).map(standOf) };
    case 'error':
      return { type: 'error', code: text(json.code), message: text(json.message) };
    default:
      return null;
  }
}

function snapshot(json: Json): Message {
  const views = json.views === undefined ? null : list(json.views).map(tile);
  const content = contentOf(list(json.flights), []);
  return { type: 'snapshot', ...standOf(json), t: number(json.t), views, content };
}

function delta(json: Json): Message {
  const stand = standOf(json);
  const ofWorld = json.view === undefined;
  return {
    type: 'delta',
    ...stand,
    t: number(json.t),
    view: ofWorld ? WORLD : tile(json.view),
    prev: ofWorld ? stand.seq - 1 : number(json.prev),
    content: contentOf(list(json.upserts), list(json.removals)),
  };
}

function contentOf(flights: readonly unknown[], removals: readonly unknown[]): Content {
  return {
    upserts: (take) => {
      const flight = unknownFlight();
      for (const told of flights) take(fill(flight, object(told)));
    },
    removals: (take) => {
      for (const icao24 of removals) take(text(icao24));
    },
  };
}

function fill(flight: Flight, told: Json): Flight {
  const position = told.position ? object(told.position) : null;
  flight.icao24 = text(told.icao24);
  flight.lat = measure(position?.lat);
  flight.lon = measure(position?.lon);
  flight.altM = measure(told.altitude_m);
  flight.geoAltM = measure(told.geo_altitude_m);
  flight.speedMps = measure(told.velocity_mps);
  flight.headingDeg = measure(told.heading_deg);
  flight.vrateMps = measure(told.vertical_rate_mps);
  flight.flags = (told.on_ground === true ? ON_GROUND : 0) | (told.spi === true ? SPI : 0);
  flight.category = code(told.category);
  flight.positionSource = code(told.position_source);
  flight.timePositionMs = millis(told.time_position_unix);
  flight.lastContactMs = millis(told.last_contact_unix);
  flight.callsign = textOrNull(told.callsign);
  flight.squawk = textOrNull(told.squawk);
  flight.country = textOrNull(told.origin_country);
  flight.registration = textOrNull(told.registration);
  flight.aircraftType = textOrNull(told.aircraft_type);
  flight.origin = textOrNull(told.origin);
  flight.destination = textOrNull(told.destination);
  flight.feed = textOrNull(told.feed);
  return flight;
}

function standOf(value: unknown): Stand {
  const json = object(value);
  return { shard: number(json.shard), epoch: text(json.epoch), seq: number(json.seq) };
}

function measure(value: unknown): number {
  return typeof value === 'number' ? value : NaN;
}

/** Milliseconds are as fine as the protocol tells them; seconds times 1000 alone would be off a bit. */
function millis(seconds: unknown): number {
  return Math.round(measure(seconds) * 1000);
}

function code(value: unknown): number {
  return typeof value === 'number' ? value : UNKNOWN;
}

function textOrNull(value: unknown): Text {
  return typeof value === 'string' ? value : null;
}

function tile(value: unknown): number {
  const found = tileOfName(text(value));
  return found >= 0 ? found : broken('the name of a tile', value);
}

function object(value: unknown): Json {
  return typeof value === 'object' && value !== null ? (value as Json) : broken('an object', value);
}

function list(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : broken('a list', value);
}

function number(value: unknown): number {
  return typeof value === 'number' ? value : broken('a number', value);
}

function text(value: unknown): string {
  return typeof value === 'string' ? value : broken('a text', value);
}

function broken(expected: string, value: unknown): never {
  throw new BrokenMessage(`there should be ${expected}, not ${JSON.stringify(value)}`);
}
