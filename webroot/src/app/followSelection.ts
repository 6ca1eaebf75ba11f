import type { Page } from './Page';
import type { Stage } from './Stage';

/**
 * The selected aircraft of a link may come later, go, and come back in another row. A link into its
 * cockpit waits for it, unless somebody chooses another meanwhile.
 */
export function followSelection(page: Page, stage: Stage, wantsCockpit: boolean): void {
  let row = page.selectedRow;
  let waits = wantsCockpit;
  const board = () => {
    waits = false;
    page.cockpit.value = 'chase';
  };
  page.sky.store.subscribe(() => {
    const now = page.selectedRow;
    if (now === row) return;
    row = now;
    page.surface.select(now);
    if (now < 0) {
      if (page.cockpit.value !== 'off') page.say('This aircraft is heard no more');
      page.cockpit.value = 'off';
    } else if (page.cockpit.value !== 'off') stage.cockpit(page.cockpit.value);
    else if (waits) board();
  });
  page.selected.subscribe(() => {
    row = page.selectedRow;
    waits = false;
  });
  if (row >= 0 && waits) board();
}
