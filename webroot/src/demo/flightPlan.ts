import { ahead, bearingDeg, distanceM, type LatLon } from '../geo/sphere';
import { unknownFlight } from '../store/flight';
import { ON_GROUND, type Flight } from '../store/types';
import { FLEETS, HUBS } from './hubs';

/** One invented flight from an airport to another. */
export interface Plan {
  readonly icao24: string;
  readonly callsign: string;
  readonly country: string;
  readonly from: (typeof HUBS)[number];
  readonly to: (typeof HUBS)[number];
  readonly lengthM: number;
  readonly cruiseM: number;
  readonly speedMps: number;
  readonly category: number;
  readonly squawk: string;
  /** Metres to the side: no two take quite the same way. */
  readonly aside: number;
  /** Metres flown at time 0. */
  readonly startM: number;
  /** How much older than the moment its reports are. */
  readonly lateMs: number;
}

export interface Moment extends LatLon {
  readonly altM: number;
  readonly headingDeg: number;
  readonly speedMps: number;
  readonly vrateMps: number;
  readonly onGround: boolean;
}

const CATEGORIES = [0, 3, 4, 4, 4, 4, 6, 6, 5, 3, 2, 4, 4, 4, 7, 4, 4, 4, 6, 4, 8, 4, 4, 4, 3, 9];
const DESCENT_M = 230_000;

export function plans(count: number, random: () => number): Plan[] {
  const weighted = HUBS.flatMap((hub) => Array.from({ length: hub[3] }, () => hub));
  const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)];
  const made: Plan[] = [];
  while (made.length < count) {
    const [from, to] = [pick(weighted), pick(weighted)];
    const lengthM = distanceM(place(from), place(to));
    if (from === to || (lengthM > 3_500_000 && random() < 0.72)) continue;
    const [letters, country] = pick(FLEETS);
    const short = lengthM < 600_000;
    const level = short ? 200 + random() * 90 : 300 + random() * 115;
    made.push({
      icao24: Math.floor(0x400000 + random() * 0x7fffff)
        .toString(16)
        .padStart(6, '0'),
      callsign: letters + String(100 + Math.floor(random() * 8_900)),
      country,
      from,
      to,
      lengthM,
      cruiseM: Math.round(level / 10) * 1_000 * 0.3048,
      speedMps: 205 + random() * 50,
      category: pick(CATEGORIES),
      squawk: String(1_000 + Math.floor(random() * 6_777)),
      aside: (random() - 0.5) * Math.min(160_000, lengthM * 0.12),
      startM: random() * lengthM,
      lateMs: random() < 0.9 ? random() * 4_000 : 8_000 + random() * 42_000,
    });
  }
  return made;
}

/** Where the flight is after that many seconds; having arrived, it begins anew. */
export function momentOf(plan: Plan, seconds: number): Moment {
  const along = plan.startM + plan.speedMps * seconds;
  const gone = ((along % plan.lengthM) + plan.lengthM) % plan.lengthM;
  const on = ahead(place(plan.from), bearingDeg(place(plan.from), place(plan.to)), gone);
  const course = bearingDeg(on, place(plan.to));
  const bulge = Math.sin((gone / plan.lengthM) * Math.PI);
  const at = ahead(on, course + 90, plan.aside * bulge);
  const climb = Math.min(1, gone / 200_000);
  const descent = Math.min(1, (plan.lengthM - gone) / DESCENT_M);
  const profile = Math.min(climb, descent);
  const altM = Math.round((plan.cruiseM * profile) / 7.62) * 7.62;
  const rate = profile >= 1 ? 0 : climb < descent ? 9.5 : -8;
  return {
    ...at,
    altM: altM < 120 ? 0 : altM,
    headingDeg: (course + 360) % 360,
    speedMps: plan.speedMps * (0.5 + 0.5 * profile),
    vrateMps: altM < 120 ? 0 : rate,
    onGround: altM < 120,
  };
}

/** The flight as a server would tell it after that many seconds, by a report of the moment `atMs`. */
export function flightOf(plan: Plan, seconds: number, atMs: number): Flight {
  const { onGround, ...moment } = momentOf(plan, seconds);
  return {
    ...unknownFlight(plan.icao24),
    ...moment,
    geoAltM: moment.altM + 42,
    flags: onGround ? ON_GROUND : 0,
    category: plan.category,
    positionSource: 0,
    timePositionMs: atMs,
    lastContactMs: atMs,
    callsign: plan.callsign,
    squawk: plan.squawk,
    country: plan.country,
    origin: plan.from[0],
    destination: plan.to[0],
    feed: 'demo',
  };
}

function place(hub: (typeof HUBS)[number]): LatLon {
  return { lat: hub[1], lon: hub[2] };
}
