import { isOpen } from '../anomalies/anomaly';
import type { Page } from '../app/Page';
import { altitudeOf, isOnGround } from '../filters/filters';
import { convert, format } from '../units/units';
import { el, setText } from './dom';
import { kindWords } from './eventWords';

/** A name beside the aircraft under the pointer. */
export function hoverLabel(page: Page): HTMLElement {
  const name = el('b');
  const about = el('span');
  const root = el(
    'div',
    { class: 'hover-label', hidden: true, 'aria-hidden': 'true' },
    name,
    about,
  );
  let following = false;
  page.hovered.subscribe((row) => {
    page.surface.hover(row);
    page.surface.element.classList.toggle('pointing', row >= 0);
    root.hidden = row < 0;
    if (row < 0 || following) return;
    following = true;
    follow();
  });
  return root;

  function follow(): void {
    const row = page.hovered.value;
    const { store } = page.sky;
    const on = row >= 0 && store.has(row) ? page.surface.screenOf(row) : null;
    following = on !== null;
    root.hidden = !following;
    if (!on) return;
    setText(name, store.callsign[row] ?? store.icao24[row]);
    setText(about, [describe(page, row), ...oddities(page, row)].join(' · '));
    // At the right edge there is room only on the other side.
    const width = root.offsetWidth;
    const x = on.x + 16 + width > innerWidth ? on.x - 16 - width : on.x + 16;
    root.style.transform = `translate(${Math.round(x)}px, ${Math.round(on.y - 14)}px)`;
    requestAnimationFrame(follow);
  }
}

/** What is odd about it now. */
function oddities({ sky: { anomalies, store } }: Page, row: number): string[] {
  const { events } = anomalies;
  if (events.level(store.icao24[row]) === 0) return [];
  return events
    .of(store.icao24[row])
    .filter(isOpen)
    .map(({ kind }) => kindWords(kind));
}

/** `FL340 · 480 kt · DLH`, in the units of the page. */
export function describe(page: Page, row: number): string {
  const { store } = page.sky;
  const { units } = page.settings.value;
  const altM = altitudeOf(store, row);
  const feet = convert(altM, 'altitude', 'aviation');
  const level = units === 'aviation' && feet >= 18_000;
  const high = level ? `FL${String(Math.round(feet / 100))}` : format(altM, 'altitude', units);
  const altitude = isOnGround(store, row) ? 'on the ground' : high;
  return `${altitude} · ${format(store.speedMps[row], 'speed', units)}`;
}
