import { Concerned } from '../anomalies/Concerned';
import type { SkyView } from '../app/SkyView';
import { Shown } from '../filters/Shown';
import { FlightStore } from '../store/FlightStore';
import type { UrlState } from '../url/urlState';
import { DemoAnomalies } from './DemoAnomalies';
import { DemoLive } from './DemoLive';
import { DemoSky } from './DemoSky';

const USUAL_COUNT = 9_000;
/** An evening over Europe, an afternoon over America: when there is much to see. */
const FROZEN_AT = Date.UTC(2026, 5, 21, 19, 30);

/** `?demo`, `?demo=500`: a sky without a server; `?freeze=1` stops it at a fixed moment (`&t=`). */
export function demoSky({ filters }: UrlState, query: URLSearchParams, frozen: boolean): SkyView {
  const at = Date.parse(query.get('t') ?? '') || FROZEN_AT;
  const clock = { now: frozen ? () => at : () => Date.now(), rate: 1, leaps: 0 };
  const store = new FlightStore();
  const asked = query.get('demo') ?? '';
  const count = /^\d+$/.test(asked) && asked !== '1' ? Number(asked) : USUAL_COUNT;
  const sky = new DemoSky(store, () => clock.now(), count);
  const anomalies = new DemoAnomalies(sky, () => clock.now(), frozen);
  const live = new DemoLive(sky, anomalies, frozen);
  const shown = new Shown(store, new Concerned(anomalies.events, clock));
  shown.filters = filters;
  return { store, shown, clock, live, anomalies, past: null };
}
