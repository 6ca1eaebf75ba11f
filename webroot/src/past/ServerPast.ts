import { type Anomaly, readAnomaly } from '../anomalies/anomaly';
import type { LatLon } from '../geo/sphere';
import type { Seen } from '../trails/TrailStore';
import { asNumber, asRecord, asText } from '../wire/fields';
import type { View } from '../wire/live';
import { corners } from '../wire/PackedSocket';
import { listIn, question, Refusal, type Words } from '../wire/question';
import type { Bar, PastFlight, PastQuestions, Passing, TellTrail, Traffic } from './questions';
import type { Stretch } from './scale';
import { tellTrails } from './trailsText';

/** More than that nobody looks through. */
const FLIGHTS = 6;
/** So near to the way nothing is to be seen. */
const TRACK_M = 60;
const TRAILS_M = 300;
/** Longer trails are told less closely: nobody looks at an hour of all from near. */
const TRAILS_MPS = 0.25;
/** Where that is more than a server tells at once. */
const COARSER = 4;
const TOO_MUCH = 400;
/** Of each answer, and so many answers: ticks are closer than a pixel before that. */
const EVENTS = 500;
const PAGES = 4;

/** The past as a server knows it: docs/history.md. */
export class ServerPast implements PastQuestions {
  constructor(private readonly server: URL) {}

  async search(words: string, signal: AbortSignal): Promise<readonly PastFlight[]> {
    const answer = await this.ask('history/search', { q: words, limit: FLIGHTS }, signal);
    return listIn(await answer.json(), 'flights', readFlight);
  }

  async near(
    { lat, lon }: LatLon,
    km: number,
    when: Stretch,
    signal: AbortSignal,
  ): Promise<readonly Passing[]> {
    const place = { lat: lat.toFixed(5), lon: lon.toFixed(5), km };
    const answer = await this.ask('history/near', { ...place, ...between(when) }, signal);
    return listIn(await answer.json(), 'flights', readPassing);
  }

  async track(icao24: string, when: Stretch, signal: AbortSignal): Promise<readonly Seen[]> {
    const words = { ...between(when), simplify: TRACK_M };
    const answer = await this.ask(`flights/${icao24}/track`, words, signal);
    return listIn(await answer.json(), 'track', readSeen);
  }

  async trails(
    { atMs, seconds, view }: { atMs: number; seconds: number; view: View },
    tell: TellTrail,
    signal: AbortSignal,
  ): Promise<void> {
    const bbox = 'world' in view ? null : corners(view).join(',');
    const simplify = TRAILS_M + seconds * TRAILS_MPS;
    const words = { t: secondsOf(atMs), seconds, bbox };
    const get = (metres: number) =>
      this.ask('history/trails', { ...words, simplify: metres }, signal);
    const answer = await get(simplify).catch((failure: unknown) => {
      if (failure instanceof Refusal && failure.status === TOO_MUCH) return get(simplify * COARSER);
      throw failure;
    });
    await tellTrails(await answer.text(), tell, signal);
  }

  async traffic({ fromMs, toMs }: Stretch, stepS: number): Promise<Traffic> {
    const words = { from: fromMs / 1_000, to: toMs / 1_000, step: stepS };
    const answer = await this.ask('history/traffic', words);
    const told = asRecord(await answer.json());
    return { stepMs: asNumber(told.step) * 1_000, bars: listIn(told, 'traffic', readBar) };
  }

  async anomalies(when: Stretch): Promise<readonly Anomaly[]> {
    const found: Anomaly[] = [];
    let after: string | null = null;
    for (let page = 0; page < PAGES; page++) {
      const words: Words = { ...between(when), limit: EVENTS, after };
      const told = asRecord(await (await this.ask('anomalies', words)).json());
      found.push(...listIn(told, 'anomalies', readAnomaly));
      after = asText(told.next);
      if (after === null) break;
    }
    return found;
  }

  private ask(path: string, words: Words, signal?: AbortSignal): Promise<Response> {
    return question(this.server, path, words, signal);
  }
}

function between({ fromMs, toMs }: Stretch): Words {
  return { from: secondsOf(fromMs), to: secondsOf(toMs) };
}

function secondsOf(ms: number): string {
  return (ms / 1_000).toFixed(3);
}

function readBar(told: Record<string, unknown>): Bar | null {
  const bar = { fromMs: asNumber(told.from) * 1_000, aircraft: asNumber(told.aircraft) };
  return Number.isNaN(bar.fromMs + bar.aircraft) ? null : bar;
}

function readFlight(told: Record<string, unknown>): PastFlight | null {
  const [icao24, id] = [asText(told.icao24), asText(told.id)];
  const firstMs = asNumber(told.first_seen) * 1_000;
  const lastMs = asNumber(told.last_seen) * 1_000;
  if (!icao24 || Number.isNaN(firstMs + lastMs)) return null;
  return {
    ...{ id: id ?? `${icao24} ${firstMs}`, icao24, firstMs, lastMs },
    callsign: asText(told.callsign),
    origin: asText(told.origin),
    destination: asText(told.destination),
    registration: asText(told.registration),
    aircraftType: asText(told.aircraft_type),
    lat: asNumber(told.lat),
    lon: asNumber(told.lon),
  };
}

function readPassing(told: Record<string, unknown>): Passing | null {
  const icao24 = asText(told.icao24);
  const [lat, lon] = [asNumber(told.lat), asNumber(told.lon)];
  const atMs = asNumber(told.t) * 1_000;
  if (!icao24 || Number.isNaN(lat + lon + atMs)) return null;
  return {
    ...{ icao24, lat, lon, atMs },
    callsign: asText(told.callsign),
    aircraftType: asText(told.aircraft_type),
    distanceM: asNumber(told.distance_m),
    altM: asNumber(told.altitude_m),
  };
}

/** An update, as everywhere: docs/protocol.md. */
function readSeen(update: Record<string, unknown>): Seen {
  const position = asRecord(update.position);
  return {
    lat: asNumber(position.lat),
    lon: asNumber(position.lon),
    altM: asNumber(update.altitude_m ?? update.geo_altitude_m),
    headingDeg: asNumber(update.heading_deg),
    atMs: asNumber(update.time_position_unix) * 1_000,
  };
}
