import { once } from '../once';
import type { Page } from './Page';
import { recallTrail } from './recallTrail';
import { piece } from './piece';

/** The address tells the moment that is shown, but it need not change each second. */
const WRITE_EVERY_MS = 5_000;

/** Keeps the page's address and its colours at whether what is shown is now or the past. */
export function followPast(page: Page): void {
  const { past } = page.sky;
  if (!past) return;
  recallTrail(page);
  const recallAll = once(async () => {
    const { recallTrails } = await piece(() => import('./recallTrails'));
    recallTrails(page);
  });
  const look = () => {
    if (page.settings.value.trails === 'all') void recallAll();
  };
  page.settings.subscribe(look);
  look();
  past.playback.subscribe(mark);
  setInterval(() => {
    if (past.playback.value?.playing) page.url.touch();
  }, WRITE_EVERY_MS);
  mark();

  function mark(): void {
    document.documentElement.toggleAttribute('data-past', past?.playback.value !== null);
    page.url.touch();
  }
}
