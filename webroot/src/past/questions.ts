import type { Anomaly } from '../anomalies/anomaly';
import type { LatLon } from '../geo/sphere';
import type { Seen } from '../trails/TrailStore';
import type { View } from '../wire/live';
import type { Stretch } from './scale';

/** A flight of before, from when it was first heard to when it was last. */
export interface PastFlight {
  readonly id: string;
  readonly icao24: string;
  readonly callsign: string | null;
  readonly firstMs: number;
  readonly lastMs: number;
  readonly origin: string | null;
  readonly destination: string | null;
  readonly registration: string | null;
  readonly aircraftType: string | null;
  /** Where it was last; NaN where that is not known. */
  readonly lat: number;
  readonly lon: number;
}

/** How an aircraft passed a place, where it was nearest to it. */
export interface Passing extends LatLon {
  readonly icao24: string;
  readonly callsign: string | null;
  readonly aircraftType: string | null;
  readonly atMs: number;
  readonly distanceM: number;
  /** NaN where it is not known. */
  readonly altM: number;
}

/** How many aircraft were heard in a stretch of time. */
export interface Bar {
  readonly fromMs: number;
  readonly aircraft: number;
}

export interface Traffic {
  readonly stepMs: number;
  readonly bars: readonly Bar[];
}

export const NO_TRAFFIC: Traffic = { stepMs: 0, bars: [] };

/** Where an aircraft of the sky came from, in the order of time. */
export type TellTrail = (icao24: string, seen: readonly Seen[]) => void;

/** What can be asked of the past besides playing it: of a server, or of what is invented. */
export interface PastQuestions {
  /** Flights of that callsign, registration or address, the last one first. */
  search(words: string, signal: AbortSignal): Promise<readonly PastFlight[]>;
  /** Who passed a place, the nearest first. */
  near(place: LatLon, km: number, when: Stretch, signal: AbortSignal): Promise<readonly Passing[]>;
  /** Where one aircraft was, without what lies on the straight way. */
  track(icao24: string, when: Stretch, signal: AbortSignal): Promise<readonly Seen[]>;
  /** The way of the last seconds of all that are in a view at an instant. */
  trails(
    at: { readonly atMs: number; readonly seconds: number; readonly view: View },
    tell: TellTrail,
    signal: AbortSignal,
  ): Promise<void>;
  traffic(when: Stretch, stepS: number): Promise<Traffic>;
  /** What was odd then. */
  anomalies(when: Stretch): Promise<readonly Anomaly[]>;
}
