import { hasPanels } from './mode';
import type { Page } from './Page';
import type { ScreenPoint } from './Surface';

/** A finger covers more than a pointer's tip. */
const REACH = { mouse: 14, touch: 26 };
/** What moves farther between down and up is a drag of the globe, not a click. */
const CLICK_PX = 6;
/** As long as it takes everywhere to press long. */
const LONG_MS = 600;

/** Turns pointer movements over the picture into hovering, selecting, and asking for a place. */
export function watchPointer(stage: HTMLElement, page: Page): void {
  let down: { x: number; y: number } | null = null;
  let pending = false;
  let long: ReturnType<typeof setTimeout> | undefined;
  const at = (event: PointerEvent) => {
    const box = stage.getBoundingClientRect();
    return { x: event.clientX - box.left, y: event.clientY - box.top };
  };
  stage.addEventListener(
    'pointerdown',
    (event) => {
      clearTimeout(long);
      // A second finger: the picture is pinched.
      down = event.isPrimary ? at(event) : null;
      if (event.pointerType === 'touch' && down) long = setTimeout(pressedLong, LONG_MS, down);
    },
    { capture: true },
  );
  stage.addEventListener(
    'pointermove',
    (event) => {
      if (down && !isNear(at(event), down)) clearTimeout(long);
      if (event.pointerType === 'touch' || pending) return;
      pending = true;
      // Looking through all aircraft once a frame is enough, however often the pointer tells.
      requestAnimationFrame(() => {
        pending = false;
        const { x, y } = at(event);
        page.hovered.value = event.buttons ? -1 : page.surface.pick(x, y, REACH.mouse);
      });
    },
    { capture: true },
  );
  stage.addEventListener('pointerleave', () => {
    page.hovered.value = -1;
  });
  stage.addEventListener(
    'pointerup',
    (event) => {
      clearTimeout(long);
      const start = down;
      down = null;
      const end = at(event);
      if (!start || page.cockpit.value !== 'off' || !isNear(end, start)) return;
      if (event.button === 2 || (event.button === 0 && event.ctrlKey)) whatWasHere(page, end);
      else if (event.button === 0) click(page, end.x, end.y, event.pointerType);
    },
    { capture: true },
  );
  stage.addEventListener('contextmenu', (event) => {
    event.preventDefault();
  });

  function pressedLong(on: ScreenPoint): void {
    // What comes of that finger is no click any more.
    down = null;
    if (page.cockpit.value === 'off') whatWasHere(page, on);
  }
}

function isNear(a: ScreenPoint, b: ScreenPoint): boolean {
  return Math.hypot(a.x - b.x, a.y - b.y) <= CLICK_PX;
}

function whatWasHere(page: Page, { x, y }: ScreenPoint): void {
  const place = page.surface.groundAt(x, y);
  if (place && hasPanels(page.mode)) page.askNear(place);
}

function click(page: Page, x: number, y: number, pointer: string): void {
  const reach = pointer === 'touch' ? REACH.touch : REACH.mouse;
  const row = page.surface.pick(x, y, reach);
  const { surface, sky } = page;
  const lost = row < 0 ? surface.pickAnomaly(x, y, reach) : null;
  if (lost) {
    page.showAnomaly(lost);
    return;
  }
  const airport = row < 0 ? surface.pickAirport(x, y, reach * 0.8) : null;
  // Whoever is marked is worth a look from near.
  page.select(row, row >= 0 && sky.anomalies.events.level(sky.store.icao24[row]) > 0);
  page.showAirport(airport);
}
