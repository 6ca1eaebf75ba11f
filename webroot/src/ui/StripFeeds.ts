import type { SkyView } from '../app/SkyView';
import { NO_TRAFFIC, type Traffic } from '../past/questions';
import type { Stretch } from '../past/scale';
import { StretchFeed } from '../past/StretchFeed';

/** Keeps what the strip tells of a stretch of time up to date: how much flew, and what was odd. */
export class StripFeeds {
  traffic: Traffic = NO_TRAFFIC;
  private readonly feeds: readonly { watch(when: Stretch): void }[];

  constructor({ history, anomalies }: SkyView, paint: () => void) {
    const traffic = new StretchFeed(
      async (when, stepS) => (await history()).traffic(when, stepS),
      (found) => {
        this.traffic = found;
        paint();
      },
    );
    const events = new StretchFeed(
      async (when) => (await history()).anomalies(when),
      (found) => {
        anomalies.record.remember(found);
      },
    );
    this.feeds = [traffic, events];
  }

  watch(when: Stretch): void {
    for (const feed of this.feeds) feed.watch(when);
  }
}
