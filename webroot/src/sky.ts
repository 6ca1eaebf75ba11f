import { Shown } from './filters/Shown';
import { FlightStore } from './store/FlightStore';
import { LiveClock } from './store/LiveClock';
import type { UrlState } from './url/urlState';
import { LiveClient } from './wire/LiveClient';
import { WORLD_VIEW } from './wire/live';

/** All that the page knows, and how it comes to know it; pictures are made from this. */
export interface Sky {
  readonly store: FlightStore;
  readonly shown: Shown;
  readonly clock: LiveClock;
  readonly live: LiveClient;
}

/** The sky that a link asks for; nothing comes before its `live` is started. */
export function makeSky({ filters, transport }: UrlState, server: URL): Sky {
  const store = new FlightStore();
  const shown = new Shown(store);
  shown.filters = filters;
  const clock = new LiveClock();
  return {
    store,
    shown,
    clock,
    live: new LiveClient(store, clock, { server, transport, view: WORLD_VIEW }),
  };
}
