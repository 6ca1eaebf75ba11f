import type { LatLon } from '../geo/sphere';
import type { Page } from './Page';

/** Where somebody was, and when. */
export interface Visit extends LatLon {
  readonly icao24: string;
  readonly atMs: number;
}

/** Goes to where somebody was at a moment, and selects it; time goes on from there, or stands. */
export function revisit(page: Page, { icao24, atMs, lat, lon }: Visit, stands = false): void {
  const { past } = page.sky;
  page.cockpit.value = 'off';
  page.choose(icao24);
  past?.go(atMs);
  if (stands && past?.playback.value?.playing) past.toggle();
  if (Number.isNaN(lat + lon)) page.say('Where that was is not known');
  else page.flyNear({ lat, lon });
}
