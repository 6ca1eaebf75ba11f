import type { Anomalies } from './anomalies/anomalies';
import { AnomaliesThen } from './anomalies/AnomaliesThen';
import { AnomalyRecord } from './anomalies/AnomalyRecord';
import { piece } from './app/piece';
import { Concerned } from './anomalies/Concerned';
import { Shown } from './filters/Shown';
import { once } from './once';
import type { MakePlayer } from './past/PastPlayer';
import type { PastQuestions } from './past/questions';
import { SpanWatch } from './past/SpanWatch';
import { TimeTravel } from './past/TimeTravel';
import { FlightStore } from './store/FlightStore';
import { LiveClock } from './store/LiveClock';
import { SkyClock } from './store/SkyClock';
import type { UrlState } from './url/urlState';
import { AnomalyFeed } from './wire/AnomalyFeed';
import { LiveClient } from './wire/LiveClient';
import { WORLD_VIEW } from './wire/live';

/** All that the page knows, and how it comes to know it; pictures are made from this. */
export interface Sky {
  readonly store: FlightStore;
  readonly shown: Shown;
  readonly clock: SkyClock;
  readonly live: LiveClient;
  readonly anomalies: Anomalies;
  readonly past: TimeTravel;
  readonly history: () => Promise<PastQuestions>;
}

/** The sky that a link asks for; nothing comes before its `live` is started. */
export function makeSky({ filters, transport }: UrlState, server: URL): Sky {
  const store = new FlightStore();
  const liveClock = new LiveClock();
  const clock = new SkyClock(liveClock);
  const live: LiveClient = new LiveClient(store, liveClock, {
    server,
    transport,
    view: WORLD_VIEW,
    anomaly: (body) => {
      feed.hear(body);
    },
    begins: () => {
      clock.leave();
    },
  });
  const feed = new AnomalyFeed(server, live);
  const record = new AnomalyRecord(feed.events);
  const events = new AnomaliesThen(record, clock);
  const anomalies: Anomalies = {
    events,
    record,
    state: feed.state,
    follow: (icao24, tell) => feed.follow(icao24, tell),
  };
  const { known } = new SpanWatch(server, live);
  const bring = async (): Promise<MakePlayer> => {
    const { PastClient } = await piece(() => import('./past/PastClient'));
    return (...all) => new PastClient(...all);
  };
  const past = new TimeTravel({ store, clock, live, known, server, view: WORLD_VIEW, bring });
  const history = once(async () => {
    const { ServerPast } = await piece(() => import('./past/ServerPast'));
    return new ServerPast(server);
  });
  const shown = new Shown(store, new Concerned(events, clock));
  shown.filters = filters;
  return { store, shown, clock, live, anomalies, past, history };
}
