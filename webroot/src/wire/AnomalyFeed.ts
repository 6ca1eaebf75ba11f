import type { AnomalyState } from '../anomalies/anomalies';
import { type Anomaly, readAnomaly } from '../anomalies/anomaly';
import { AnomalyStore } from '../anomalies/AnomalyStore';
import type { Judged } from '../anomalies/judged';
import { followJudged } from './followJudged';
import type { LiveStatus, Readable } from './live';
import { isAbsent, listIn, question, type Words } from './question';
import { Value } from './Value';

/** Of each question; the page keeps no more. */
const LIMIT = 500;
/** What is pushed may be lost with a node that dies: now and then everything is asked for. */
const ALL_EVERY_MS = 5 * 60_000;
/** Where nothing is pushed. */
const NEWS_EVERY_MS = 5_000;
/** While the past is shown, those of now matter less. */
const PARKED_EVERY_MS = 30_000;
const AGAIN_MS = 5_000;
/** Aircraft are told of by their own clocks, and some feeds are late. */
const OVERLAP_S = 60;

/** The part of the live connection that matters here. */
export interface AnomalySource {
  /** Tells each second how it stands. */
  readonly status: Readable<LiveStatus>;
  /** What the nodes do, null before any has said so. */
  readonly roles: Readable<ReadonlySet<string> | null>;
}

/** Keeps the anomalies up to date: those of before by a question, those from then on as they are pushed. */
export class AnomalyFeed {
  readonly events = new AnomalyStore();
  readonly state = new Value<AnomalyState>('unknown');
  private isAsking = false;
  private wasLive = false;
  private allAtMs = -Infinity;
  private askAtMs = -Infinity;
  private newestS = NaN;

  constructor(
    private readonly server: URL,
    private readonly source: AnomalySource,
  ) {
    source.status.subscribe(() => {
      void this.look(performance.now());
    });
  }

  /** The body of `sky.anomaly`. */
  hear(body: unknown): void {
    const event = readAnomaly(body);
    if (event) this.events.put(event, performance.now());
  }

  follow(icao24: string, tell: (judged: Judged) => void): () => void {
    return this.state.value === 'here' ? followJudged(this.server, icao24, tell) : () => undefined;
  }

  private async look(nowMs: number): Promise<void> {
    const { state, transport } = this.source.status.value;
    const roles = this.source.roles.value;
    if (state !== 'live' && state !== 'parked') {
      // Who only catches up with positions is told of anomalies all the while.
      this.wasLive &&= state === 'recovering';
      return;
    }
    // Whatever was pushed meanwhile was missed.
    if (!this.wasLive) this.allAtMs = this.askAtMs = -Infinity;
    this.wasLive = true;
    if (!roles || this.isAsking) return;
    if (!roles.has('detector')) {
      this.become('none');
      this.askAtMs = -Infinity;
      return;
    }
    // What was pushed before is not any more.
    if (state === 'parked' && this.state.value === 'here')
      this.askAtMs = Math.min(this.askAtMs, nowMs + PARKED_EVERY_MS);
    if (nowMs < this.askAtMs) return;
    this.isAsking = true;
    const newsMs = state === 'parked' ? PARKED_EVERY_MS : NEWS_EVERY_MS;
    const isPushed = state === 'live' && transport !== 'ws';
    await this.ask(nowMs, isPushed ? ALL_EVERY_MS : newsMs);
    this.isAsking = false;
  }

  private async ask(nowMs: number, againMs: number): Promise<void> {
    const wantsAll = nowMs - this.allAtMs >= ALL_EVERY_MS;
    try {
      if (wantsAll) await this.askAll(nowMs);
      else await this.askNews();
      this.askAtMs = nowMs + againMs;
      this.become('here');
    } catch (failure) {
      const absent = isAbsent(failure);
      this.askAtMs = nowMs + (absent ? ALL_EVERY_MS : AGAIN_MS);
      this.become(absent ? 'told' : 'failing');
    }
  }

  private async askAll(nowMs: number): Promise<void> {
    // Among very many the open ones may not be the newest.
    const [open, all] = await Promise.all([this.get({ open: 'true' }), this.get({})]);
    this.events.replace([...all, ...open], performance.now());
    this.allAtMs = nowMs;
  }

  private async askNews(): Promise<void> {
    const news = await this.get({ since: this.newestS - OVERLAP_S });
    for (const event of news) this.events.put(event, performance.now());
  }

  private async get(words: Words): Promise<Anomaly[]> {
    const answer = await question(this.server, 'anomalies', { limit: LIMIT, ...words });
    const found = listIn(await answer.json(), 'anomalies', readAnomaly);
    this.newestS = Math.max(this.newestS || 0, ...found.map(({ reportedS }) => reportedS || 0));
    return found;
  }

  private become(state: AnomalyState): void {
    if (this.state.value !== state) this.state.value = state;
  }
}
