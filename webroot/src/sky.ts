import { Concerned } from './anomalies/Concerned';
import { Shown } from './filters/Shown';
import { FlightStore } from './store/FlightStore';
import { LiveClock } from './store/LiveClock';
import type { UrlState } from './url/urlState';
import { AnomalyFeed } from './wire/AnomalyFeed';
import { LiveClient } from './wire/LiveClient';
import { WORLD_VIEW } from './wire/live';

/** All that the page knows, and how it comes to know it; pictures are made from this. */
export interface Sky {
  readonly store: FlightStore;
  readonly shown: Shown;
  readonly clock: LiveClock;
  readonly live: LiveClient;
  readonly anomalies: AnomalyFeed;
}

/** The sky that a link asks for; nothing comes before its `live` is started. */
export function makeSky({ filters, transport }: UrlState, server: URL): Sky {
  const store = new FlightStore();
  const clock = new LiveClock();
  const live: LiveClient = new LiveClient(store, clock, {
    server,
    transport,
    view: WORLD_VIEW,
    anomaly: (body) => {
      anomalies.hear(body);
    },
  });
  const anomalies = new AnomalyFeed(server, live);
  const shown = new Shown(store, new Concerned(anomalies.events, clock));
  shown.filters = filters;
  return { store, shown, clock, live, anomalies };
}
