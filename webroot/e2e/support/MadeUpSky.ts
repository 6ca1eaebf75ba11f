import type { Anomaly } from '../../src/anomalies/anomaly';
import { flightOf, plans, type Plan } from '../../src/demo/flightPlan';
import { distanceM, type LatLon } from '../../src/geo/sphere';
import type { Flight } from '../../src/store/types';
import { anomaly, ended } from '../../test/support/anomalies';
import { Random } from '../../test/support/random';

const REPORT_S = 5;
/** Each is in the sky for three of four half hours, so that there is more traffic at some times. */
const ROUND_S = 7_200;
const FLIES_S = 5_400;

const KINDS = ['GO_AROUND', 'RAPID_DESCENT', 'HOLDING', 'LOW_SPEED', 'EMERGENCY_SQUAWK'];
const SEVERITIES = ['low', 'medium', 'high'] as const;

/** A sky of which it is known how it is, was and will be at each instant. */
export class MadeUpSky {
  readonly events: readonly Anomaly[];
  private readonly plans: readonly Plan[];
  private readonly bornMs: number;

  constructor(
    count: number,
    readonly fromMs: number,
    toMs: number,
  ) {
    const random = new Random(3);
    this.plans = plans(count, () => random.next());
    this.bornMs = fromMs;
    this.events = Array.from({ length: 24 }, (_, i) => this.event(i, fromMs, toMs));
  }

  /** Who was heard in the minute before, as it was heard of last. */
  at(atMs: number): Map<string, Flight> {
    const sky = new Map<string, Flight>();
    this.plans.forEach((plan, i) => {
      const heardMs = lastReportMs(atMs, i);
      if (isFlying(heardMs, i)) sky.set(plan.icao24, this.flight(plan, heardMs));
    });
    return sky;
  }

  /** What was heard of one of them, in order; undefined for nobody. */
  track(icao24: string, fromMs: number, toMs: number): Flight[] | undefined {
    const i = this.plans.findIndex((plan) => plan.icao24 === icao24);
    if (i < 0) return undefined;
    const heard: Flight[] = [];
    for (let at = lastReportMs(fromMs, i) + REPORT_S * 1_000; at <= toMs; at += REPORT_S * 1_000)
      if (isFlying(at, i)) heard.push(this.flight(this.plans[i], at));
    return heard;
  }

  /** When each of that name flew since the beginning, the last flight first. */
  flights(name: string, toMs: number): { icao24: string; fromMs: number; toMs: number }[] {
    const found = this.plans.flatMap((plan, i) => {
      const flights: { icao24: string; fromMs: number; toMs: number }[] = [];
      let began = NaN;
      for (let at = this.fromMs; plan.callsign.startsWith(name) && at <= toMs; at += 60_000) {
        const flies = isFlying(lastReportMs(at, i), i);
        if (flies && Number.isNaN(began)) began = at;
        if ((!flies || at + 60_000 > toMs) && !Number.isNaN(began)) {
          flights.push({ icao24: plan.icao24, fromMs: began, toMs: flies ? at : at - 60_000 });
          began = NaN;
        }
      }
      return flights;
    });
    return found.sort((a, b) => b.toMs - a.toMs);
  }

  /** Who passed a place, each where it was nearest, the nearest first. */
  near(place: LatLon, metres: number, fromMs: number, toMs: number) {
    const passed = this.plans.flatMap(({ icao24 }) => {
      const all = (this.track(icao24, fromMs, toMs) ?? []).map((flight) => ({
        flight,
        far: distanceM(place, flight),
      }));
      all.sort((a, b) => a.far - b.far);
      return all.slice(0, 1).filter(({ far }) => far <= metres);
    });
    return passed.sort((a, b) => a.far - b.far);
  }

  /** How many flew. */
  traffic(atMs: number): number {
    return this.plans.filter((_, i) => isFlying(lastReportMs(atMs, i), i)).length;
  }

  private flight(plan: Plan, heardMs: number): Flight {
    const flight = flightOf(plan, (heardMs - this.bornMs) / 1_000, heardMs);
    return { ...flight, feed: 'made-up' };
  }

  private event(index: number, fromMs: number, toMs: number): Anomaly {
    const atMs = fromMs + ((index + 0.5) / 24) * (toMs - fromMs);
    const plan = this.plans[(index * 7) % this.plans.length];
    const { lat, lon, altM } = this.flight(plan, atMs);
    const { icao24, callsign } = plan;
    const kind = KINDS[index % KINDS.length];
    const severity = SEVERITIES[index % 3];
    const about = { icao24, callsign, kind, severity, lat, lon, altM };
    return ended(
      anomaly({ ...about, startS: Math.round(atMs / 1_000), text: `Made up, ${kind}.` }),
    );
  }
}

function lastReportMs(atMs: number, index: number): number {
  const turnMs = ((index * 37) % (REPORT_S * 10)) * 100;
  return Math.floor((atMs - turnMs) / (REPORT_S * 1_000)) * REPORT_S * 1_000 + turnMs;
}

function isFlying(atMs: number, index: number): boolean {
  // Most of them in the same half of the round.
  const phase = ((index * 977) % ROUND_S) * (index % 3 === 0 ? 1 : 0.4);
  return (atMs / 1_000 + phase) % ROUND_S < FLIES_S;
}
