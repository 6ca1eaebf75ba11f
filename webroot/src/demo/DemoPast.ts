import type { Anomaly } from '../anomalies/anomaly';
import { distanceM, type LatLon } from '../geo/sphere';
import type { PastFlight, PastQuestions, Passing, TellTrail, Traffic } from '../past/questions';
import type { Stretch } from '../past/scale';
import type { Seen } from '../trails/TrailStore';
import type { DemoSky } from './DemoSky';
import type { Plan } from './flightPlan';
import { slowly } from './slowly';

const FLIGHTS = 6;
const TRACK_POINTS = 200;
const LEAST_STEP_MS = 20_000;
const TRAIL_STEP_MS = 60_000;
/** First it is looked where somebody was each two minutes, then closer at who was not far. */
const COARSE_MS = 120_000;
const FINE_MS = 5_000;
const COARSE_M = 20_000;

/** What can be asked of the past of an invented sky. */
export class DemoPast implements PastQuestions {
  constructor(
    private readonly sky: DemoSky,
    private readonly fromMs: number,
    private readonly now: () => number,
  ) {}

  search(words: string): Promise<readonly PastFlight[]> {
    const found = this.sky.plans.flatMap((plan, i) =>
      [plan.callsign.toLowerCase(), plan.icao24].some((name) => name.startsWith(words))
        ? this.flightsOf(plan, i)
        : [],
    );
    found.sort((a, b) => b.lastMs - a.lastMs);
    return Promise.resolve(found.slice(0, FLIGHTS));
  }

  async near(
    place: LatLon,
    km: number,
    when: Stretch,
    signal: AbortSignal,
  ): Promise<readonly Passing[]> {
    const passed: Passing[] = [];
    await slowly(this.sky.plans, signal, (plan, i) => {
      const coarse = this.nearest(plan, i, place, when, COARSE_MS);
      if (!coarse || coarse.distanceM > km * 1_000 + COARSE_M) return;
      const around = { fromMs: coarse.atMs - COARSE_MS, toMs: coarse.atMs + COARSE_MS };
      const fine = this.nearest(plan, i, place, within(around, when), FINE_MS);
      if (fine && fine.distanceM <= km * 1_000) passed.push(fine);
    });
    return passed.sort((a, b) => a.distanceM - b.distanceM);
  }

  track(icao24: string, { fromMs, toMs }: Stretch): Promise<readonly Seen[]> {
    const plan = this.sky.plans.find((each) => each.icao24 === icao24);
    if (!plan) return Promise.resolve([]);
    const began = Math.max(fromMs, this.sky.legOf(plan, toMs).fromMs);
    return Promise.resolve(
      this.way(plan, began, toMs, Math.max(LEAST_STEP_MS, (toMs - began) / TRACK_POINTS)),
    );
  }

  async trails(
    { atMs, seconds }: { readonly atMs: number; readonly seconds: number },
    tell: TellTrail,
    signal: AbortSignal,
  ): Promise<void> {
    await slowly(this.sky.plans, signal, (plan, i) => {
      if (!this.sky.isUp(i, atMs)) return;
      const toMs = atMs - plan.lateMs;
      const began = Math.max(toMs - seconds * 1_000, this.sky.legOf(plan, toMs).fromMs);
      tell(plan.icao24, this.way(plan, began, toMs, TRAIL_STEP_MS));
    });
  }

  traffic({ fromMs, toMs }: Stretch, stepS: number): Promise<Traffic> {
    const stepMs = stepS * 1_000;
    const bars = [];
    for (let at = fromMs; at < toMs; at += stepMs) {
      const isKnown = at + stepMs > this.fromMs && at < this.now();
      const aircraft = Math.round(this.sky.plans.length * this.sky.share(at));
      if (isKnown) bars.push({ fromMs: at, aircraft });
    }
    return Promise.resolve({ stepMs, bars });
  }

  /** All of them are told anyway. */
  anomalies(): Promise<readonly Anomaly[]> {
    return Promise.resolve([]);
  }

  private flightsOf(plan: Plan, index: number): PastFlight[] {
    const flights: PastFlight[] = [];
    let endMs = this.sky.legOf(plan, this.now()).fromMs;
    while (endMs > this.fromMs) {
      const lastMs = endMs - LEAST_STEP_MS;
      const firstMs = this.sky.legOf(plan, lastMs).fromMs;
      endMs = firstMs;
      if (!this.sky.isUp(index, lastMs)) continue;
      const { icao24, callsign, from, to } = plan;
      flights.push({
        ...{ id: `${icao24} ${lastMs}`, icao24, callsign, firstMs, lastMs },
        ...{ origin: from[0], destination: to[0], registration: null, aircraftType: null },
        ...{ lat: to[1], lon: to[2] },
      });
    }
    return flights;
  }

  private nearest(
    plan: Plan,
    index: number,
    place: LatLon,
    { fromMs, toMs }: Stretch,
    stepMs: number,
  ): Passing | null {
    let best: Passing | null = null;
    for (let atMs = toMs; atMs >= fromMs; atMs -= stepMs) {
      const { lat, lon, altM } = this.sky.momentOf(plan, atMs);
      const far = distanceM(place, { lat, lon });
      if ((best && far >= best.distanceM) || !this.sky.isUp(index, atMs)) continue;
      const { icao24, callsign } = plan;
      best = { icao24, callsign, aircraftType: null, atMs, distanceM: far, lat, lon, altM };
    }
    return best;
  }

  private way(plan: Plan, fromMs: number, toMs: number, stepMs: number): Seen[] {
    const seen: Seen[] = [];
    for (let atMs = fromMs; atMs < toMs; atMs += stepMs) seen.push(this.seen(plan, atMs));
    seen.push(this.seen(plan, toMs));
    return seen;
  }

  private seen(plan: Plan, atMs: number): Seen {
    const { lat, lon, altM, headingDeg } = this.sky.momentOf(plan, atMs);
    return { lat, lon, altM, headingDeg, atMs };
  }
}

function within(a: Stretch, b: Stretch): Stretch {
  return { fromMs: Math.max(a.fromMs, b.fromMs), toMs: Math.min(a.toMs, b.toMs) };
}
