import type { Page } from './Page';

/** Anomalies of a while ago are old one day. */
const RECONSIDER_MS = 10_000;

/** Keeps what is shown at what is odd: the place that is spoken of, and those who are shown for it. */
export function followAnomalies(page: Page): void {
  const reconsider = () => {
    page.reconsider();
  };
  page.anomaly.subscribe((event) => {
    page.surface.speakOf(event);
  });
  page.sky.anomalies.events.subscribe(reconsider);
  setInterval(reconsider, RECONSIDER_MS);
}
