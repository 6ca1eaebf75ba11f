import { Concerned } from '../anomalies/Concerned';
import type { SkyView } from '../app/SkyView';
import { Shown } from '../filters/Shown';
import type { MakePlayer } from '../past/PastPlayer';
import type { Known } from '../past/SpanWatch';
import { TimeTravel } from '../past/TimeTravel';
import { FlightStore } from '../store/FlightStore';
import { SkyClock } from '../store/SkyClock';
import type { UrlState } from '../url/urlState';
import { WORLD_VIEW } from '../wire/live';
import { Value } from '../wire/Value';
import { DemoAnomalies } from './DemoAnomalies';
import { DemoLive } from './DemoLive';
import { DemoPast } from './DemoPast';
import { DemoPlayer } from './DemoPlayer';
import { DemoSky } from './DemoSky';

const USUAL_COUNT = 9_000;
/** An evening over Europe, an afternoon over America: when there is much to see. */
const FROZEN_AT = Date.UTC(2026, 5, 21, 19, 30);
const PAST_MS = 6 * 3_600_000;
const KNOWN_EVERY_MS = 30_000;

/** `?demo`, `?demo=500`: a sky without a server; `?freeze=1` stops it at a fixed moment (`&t=`). */
export function demoSky({ filters }: UrlState, query: URLSearchParams, frozen: boolean): SkyView {
  const at = Date.parse(query.get('t') ?? '') || FROZEN_AT;
  const now = frozen ? () => at : () => Date.now();
  const clock = new SkyClock({ now, rate: 1, leaps: 0 });
  const store = new FlightStore();
  const asked = query.get('demo') ?? '';
  const count = /^\d+$/.test(asked) && asked !== '1' ? Number(asked) : USUAL_COUNT;
  const sky = new DemoSky(store, now, count);
  const anomalies = new DemoAnomalies(sky, clock, frozen);
  const live = new DemoLive(sky, anomalies, clock, frozen);
  const shown = new Shown(store, new Concerned(anomalies.events, clock));
  shown.filters = filters;
  const fromMs = now() - PAST_MS;
  const bring = (): Promise<MakePlayer> =>
    Promise.resolve((_, then, options) => new DemoPlayer(sky, fromMs, frozen, then, options));
  const past = new TimeTravel({
    ...{ store, clock, live, known: knownSince(fromMs, now), view: WORLD_VIEW, bring },
    server: new URL('about:blank'),
  });
  const questions = new DemoPast(sky, fromMs, now);
  const history = () => Promise.resolve(questions);
  return { store, shown, clock, live, anomalies, past, history };
}

function knownSince(fromMs: number, now: () => number): Value<Known> {
  const known = new Value<Known>({ state: 'unknown', fromMs: NaN, toMs: NaN });
  const tell = () => {
    known.value = { state: 'here', fromMs, toMs: now() };
  };
  // Whoever listens hears of it, too.
  setTimeout(tell);
  setInterval(tell, KNOWN_EVERY_MS);
  return known;
}
