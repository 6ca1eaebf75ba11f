import type { Anomalies, AnomalyState } from '../anomalies/anomalies';
import { type Anomaly, isOpen } from '../anomalies/anomaly';
import { AnomaliesThen } from '../anomalies/AnomaliesThen';
import { AnomalyRecord } from '../anomalies/AnomalyRecord';
import { AnomalyStore } from '../anomalies/AnomalyStore';
import type { Judged } from '../anomalies/judged';
import type { SkyClock } from '../store/SkyClock';
import { Value } from '../wire/Value';
import { type Case, CASES } from './cases';
import type { DemoSky } from './DemoSky';
import type { Moment, Plan } from './flightPlan';

/** What has befallen somebody before the page was opened: how long ago it began, and how long it was. */
const PAST: readonly (readonly [number, number])[] = [
  [5_400, 70], [4_300, 55], [3_500, 180], [2_900, 60], [2_300, 75], [1_700, 600], [900, 95],
  [110, Infinity], [95, Infinity], [120, Infinity], [60, Infinity], [30, Infinity],
  [20_300, 80], [18_900, 120], [17_700, 60], [16_200, 400], [15_100, 70], [13_600, 90], [12_900, 160],
  [11_500, 75], [10_100, 500], [9_200, 60], [8_100, 110], [7_300, 45], [6_700, 90], [6_000, 240],
]; // prettier-ignore
const TICK_MS = 1_000;
/** Something odd happens that often, and is over after that. */
const EVERY_S = 40;
const LASTS_S = 150;
/** From one whom something could befall to the next. */
const STEP = 7;

/** Invented anomalies of an invented sky. */
export class DemoAnomalies implements Anomalies {
  private readonly store = new AnomalyStore();
  readonly record = new AnomalyRecord(this.store);
  readonly events: AnomaliesThen;
  readonly state = new Value<AnomalyState>('here');
  private timer: ReturnType<typeof setInterval> | undefined;
  private told = 0;
  private nextS = 0;
  private at = 0;

  constructor(
    private readonly sky: DemoSky,
    private readonly clock: SkyClock,
    private readonly frozen: boolean,
  ) {
    this.events = new AnomaliesThen(this.record, clock);
  }

  recall(): void {
    const nowS = this.clock.liveNow() / 1_000;
    const past = PAST.map(([agoS, lastsS]) => this.invent(nowS - agoS, nowS - agoS + lastsS));
    this.store.replace(past, performance.now());
    this.nextS = nowS + EVERY_S / 2;
  }

  start(): void {
    this.timer ??= setInterval(() => {
      this.tick(this.clock.liveNow() / 1_000);
    }, TICK_MS);
  }

  stop(): void {
    clearInterval(this.timer);
    this.timer = undefined;
  }

  follow(icao24: string, tell: (judged: Judged) => void): () => void {
    const plan = this.sky.plans.find((each) => each.icao24 === icao24);
    if (!plan) return () => undefined;
    const judge = () => {
      tell(judgedOf(this.sky.momentOf(plan, this.clock.now()), this.events.level(icao24)));
    };
    judge();
    if (this.frozen) return () => undefined;
    const timer = setInterval(judge, TICK_MS);
    return () => {
      clearInterval(timer);
    };
  }

  private tick(nowS: number): void {
    for (const event of this.store.list.filter(isOpen)) {
      if (nowS - event.startS < LASTS_S) continue;
      this.sky.squawks.delete(event.icao24);
      this.put({ ...event, phase: 'end', endS: nowS, reportedS: nowS, producedMs: nowS * 1_000 });
    }
    if (nowS < this.nextS) return;
    this.nextS = nowS + EVERY_S;
    this.put(this.invent(nowS, Infinity));
  }

  private put(event: Anomaly): void {
    this.store.put(event, performance.now());
  }

  private invent(startS: number, endS: number): Anomaly {
    const what = CASES[this.told++ % CASES.length];
    const plan = this.somebody(what, startS * 1_000);
    const isOver = endS !== Infinity;
    if (what.kind === 'EMERGENCY_SQUAWK' && !isOver) this.sky.squawks.set(plan.icao24, '7700');
    const moment = this.sky.momentOf(plan, startS * 1_000);
    const saidS = isOver ? endS : startS;
    return {
      id: `${plan.icao24}-${what.kind}-${Math.floor(startS)}`,
      phase: isOver ? 'end' : 'start',
      ...{ kind: what.kind, severity: what.severity, confidence: 0.9 },
      ...{ icao24: plan.icao24, callsign: plan.callsign },
      ...{ startS, reportedS: saidS, endS: isOver ? endS : NaN, producedMs: saidS * 1_000 },
      ...{ lat: moment.lat, lon: moment.lon, altM: moment.altM },
      evidence: what.evidence(moment, plan),
      text: what.says(moment, plan),
    };
  }

  /** The next whom it could befall. */
  private somebody(what: Case, atMs: number): Plan {
    const { plans } = this.sky;
    const after = (steps: number) => (this.at + STEP * steps) % plans.length;
    const found = plans.findIndex((_, i) => {
      const plan = plans[after(i + 1)];
      return this.sky.isUp(after(i + 1), atMs) && what.fits(this.sky.momentOf(plan, atMs), plan);
    });
    this.at = after(found + 1);
    return plans[this.at];
  }
}

function judgedOf({ vrateMps, onGround, altM }: Moment, level: number): Judged {
  const phase = vrateMps > 0 ? 'climb' : vrateMps < 0 ? 'descent' : 'cruise';
  const deviation = [0.4, 5.1, 11.8][level];
  return {
    phase: onGround ? 'ground' : vrateMps < 0 && altM < 1_200 ? 'approach' : phase,
    score: deviation / (deviation + 4),
    features: [
      ['velocity_anomaly', deviation / 2],
      ['altitude_anomaly', deviation],
      ['acceleration_mps2', 0.1],
      ['turn_rate_dps', 0.2],
      ['vertical_rate', vrateMps],
    ],
  };
}
