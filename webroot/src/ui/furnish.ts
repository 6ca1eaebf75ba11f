import type { Command, Doors } from '../app/commands';
import { hasPanels } from '../app/mode';
import type { Page } from '../app/Page';
import { isFirstVisit } from '../app/settings';
import { alarms } from './alarms';
import { airportCard } from './airportCard';
import { anomaliesPanel } from './anomaliesPanel';
import { card } from './card';
import { commandPalette, helpDialog } from './dialogs';
import { el } from './dom';
import { filtersPanel } from './filtersPanel';
import { hoverLabel } from './hoverLabel';
import { instruments } from './instruments';
import { legend } from './legend';
import { lookPanel } from './lookPanel';
import { nearPanel } from './nearPanel';
import { firstHint, notices, toasts } from './notices';
import { search } from './search';
import { statusPanel } from './statusPanel';
import { toolbar } from './toolbar';
import { topBar } from './topBar';

const TICK_MS = 500;

/** Puts panels and bars around the picture, as many as the page's mode wants. */
export function furnish(root: HTMLElement, page: Page, commands: () => readonly Command[]): Doors {
  const ticks: (() => void)[] = [];
  const tick = (run: () => void) => {
    ticks.push(run);
  };
  const help = helpDialog(commands);
  const palette = commandPalette(commands);
  const finder = search(page);
  const odd = anomaliesPanel(page);
  const near = nearPanel(page);
  const doors = {
    search: finder.open,
    help: () => {
      help.showModal();
    },
    palette: palette.open,
    anomalies: odd.toggle,
    near: near.toggle,
  };
  const { kiosk, embed, frozen } = page.mode;
  document.body.classList.toggle('kiosk', kiosk);
  document.body.classList.toggle('embed', embed);
  root.append(
    topBar(page, tick),
    legend(page),
    instruments(page),
    notices(page, tick),
    toasts(page),
    alarms(page),
  );
  root.append(hoverLabel(page), card(page, tick), airportCard(page, tick), help, palette.element);
  if (hasPanels(page.mode))
    root.append(
      finder.element,
      toolbar(page, doors),
      filtersPanel(page, tick),
      odd.element,
      near.element,
      lookPanel(page),
      statusPanel(page, tick),
    );
  if (embed)
    root.append(el('a', { class: 'open-page', target: '_blank', href: '.' }, 'Open SkySentinel'));
  if (hasPanels(page.mode) && !frozen && isFirstVisit()) root.append(firstHint());
  const run = () => {
    for (const each of ticks) each();
  };
  setInterval(run, TICK_MS);
  run();
  return doors;
}
