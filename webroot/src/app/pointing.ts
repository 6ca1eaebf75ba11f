import type { Page } from './Page';

/** A finger covers more than a pointer's tip. */
const REACH = { mouse: 14, touch: 26 };
/** What moves farther between down and up is a drag of the globe, not a click. */
const CLICK_PX = 6;

/** Turns pointer movements over the picture into hovering and selecting. */
export function watchPointer(stage: HTMLElement, page: Page): void {
  let down: { x: number; y: number } | null = null;
  let pending = false;
  const at = (event: PointerEvent) => {
    const box = stage.getBoundingClientRect();
    return { x: event.clientX - box.left, y: event.clientY - box.top };
  };
  stage.addEventListener(
    'pointerdown',
    (event) => {
      down = at(event);
    },
    { capture: true },
  );
  stage.addEventListener(
    'pointermove',
    (event) => {
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
      const start = down;
      down = null;
      if (!start || event.button !== 0 || page.cockpit.value !== 'off') return;
      const { x, y } = at(event);
      if (Math.hypot(x - start.x, y - start.y) <= CLICK_PX) click(page, x, y, event.pointerType);
    },
    { capture: true },
  );
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
