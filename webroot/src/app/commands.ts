import type { TimeTravel } from '../past/TimeTravel';
import type { Page } from './Page';
import type { Walk } from './walk';

/** Something that can be done, by a key, from the palette, and named in the help. */
export interface Command {
  readonly title: string;
  /** As `KeyboardEvent.key`. */
  readonly key?: string;
  /** How the key is written, where it is not the key itself. */
  readonly keyName?: string;
  readonly group: 'Look' | 'Find' | 'Time' | 'Picture' | 'Page';
  run(): void;
}

export interface Doors {
  readonly search: () => void;
  readonly help: () => void;
  readonly palette: () => void;
  readonly anomalies: () => void;
  readonly near: () => void;
}

const HOME = { altitude: 1.9 };

export function makeCommands(page: Page, walk: Walk, doors: Doors): Command[] {
  const cockpit = () => {
    cycleCockpit(page);
  };
  const travel = (go: (past: TimeTravel) => void) => {
    const { past } = page.sky;
    const why = past ? past.refusal : 'An invented sky has no past';
    if (past && why === '') go(past);
    else page.say(why);
  };
  return [
    { group: 'Find', title: 'Search aircraft, airports, earlier flights', key: '/', run: doors.search },
    { group: 'Find', title: 'Next aircraft in sight', key: 'n', run: () => { walk.step(1); } },
    { group: 'Find', title: 'Previous aircraft in sight', key: 'p', run: () => { walk.step(-1); } },
    { group: 'Find', title: 'Fly to the selected aircraft', key: 'g', run: () => { page.flyToSelected(); } },
    { group: 'Find', title: 'Filters', key: 'f', run: () => { page.toggle('filters'); } },
    { group: 'Find', title: 'Clear all filters', key: 'x', run: () => { page.clearFilters(); } },
    { group: 'Find', title: 'Anomalies', key: 'e', run: doors.anomalies },
    { group: 'Find', title: 'Next open anomaly', key: 'j', run: () => { page.nextAnomaly(); } },
    { group: 'Find', title: 'Only aircraft with anomalies', key: 'o', run: () => { toggleOnly(page); } },
    { group: 'Find', title: 'What was that? Who has passed here', key: 'w', run: doors.near },
    { group: 'Look', title: 'Cockpit: behind, inside, out', key: 'c', run: cockpit },
    { group: 'Look', title: 'Globe or flat map', key: 'm', run: () => { switchSurface(page); } },
    { group: 'Look', title: 'Nearer', key: '+', run: () => { page.surface.zoom(1.6); } },
    { group: 'Look', title: 'Farther', key: '-', run: () => { page.surface.zoom(1 / 1.6); } },
    { group: 'Look', title: 'The whole world', key: 'h', run: () => { page.surface.flyTo({ ...page.surface.place, ...HOME }); } },
    { group: 'Time', title: 'Stop the sky, or let it go on', key: ' ', keyName: 'Space', run: () => { travel((past) => { past.toggle(); }); } },
    { group: 'Time', title: 'Ten seconds back', key: ',', run: () => { travel((past) => { past.step(-10); }); } },
    { group: 'Time', title: 'Ten seconds on', key: '.', run: () => { travel((past) => { past.step(10); }); } },
    { group: 'Time', title: 'Slower, then backwards', key: '[', run: () => { travel((past) => { past.faster(-1); }); } },
    { group: 'Time', title: 'Faster', key: ']', run: () => { travel((past) => { past.faster(1); }); } },
    { group: 'Time', title: 'Back to now', key: 'b', run: () => { travel((past) => { past.leave(); }); } },
    { group: 'Picture', title: 'Look and layers', key: 'l', run: () => { page.toggle('look'); } },
    { group: 'Picture', title: 'Real Earth or calm lines', key: 'v', run: () => { page.next('style'); } },
    { group: 'Picture', title: 'Trails: selected, all, none', key: 't', run: () => { page.next('trails'); } },
    { group: 'Picture', title: 'Airports', key: 'a', run: () => { page.next('airports'); } },
    { group: 'Picture', title: 'Colours for every eye', key: 'k', run: () => { page.next('palette'); } },
    { group: 'Picture', title: 'Dark or light', key: 'd', run: () => { page.next('theme'); } },
    { group: 'Picture', title: 'Feet and knots, or metres', key: 'u', run: () => { page.next('units'); } },
    { group: 'Page', title: 'Status of the connection', key: 's', run: () => { page.toggle('status'); } },
    { group: 'Page', title: 'Copy a link to what is seen', key: 'y', run: () => { void copyLink(page); } },
    { group: 'Page', title: 'Live over WebSocket or event bus', run: () => { switchTransport(page); } },
    { group: 'Page', title: 'All commands', key: 'Ctrl+K', run: doors.palette },
    { group: 'Page', title: 'Help with keys', key: '?', run: doors.help },
    { group: 'Page', title: 'Close what is open', key: 'Escape', keyName: 'Esc', run: () => { closeTop(page); } },
  ]; // prettier-ignore
}

function toggleOnly(page: Page): void {
  const onlyAnomalies = !page.filters.value.onlyAnomalies;
  page.filter({ onlyAnomalies });
  page.say(onlyAnomalies ? 'Only aircraft with anomalies' : 'All aircraft');
}

export function cycleCockpit(page: Page): void {
  if (page.surfaceName.value !== 'globe' || page.selectedRow < 0) {
    page.say('Select an aircraft on the globe first, then C takes you into its cockpit');
    return;
  }
  const next = { off: 'chase', chase: 'inside', inside: 'off' } as const;
  page.cockpit.value = next[page.cockpit.value];
}

export async function copyLink(page: Page): Promise<void> {
  try {
    await navigator.clipboard.writeText(page.url.link());
    page.say('The link is copied');
  } catch {
    page.say('This browser does not let pages copy; take the link from the address bar');
  }
}

export function switchSurface(page: Page): void {
  page.surfaceName.value = page.surfaceName.value === 'globe' ? 'map' : 'globe';
}

function switchTransport(page: Page): void {
  const { live } = page.sky;
  live.transport = live.transport === 'ws' ? 'eventbus' : 'ws';
  page.say(live.transport === 'ws' ? 'Live over WebSocket' : 'Live over the event bus');
  page.url.touch();
}

function closeTop(page: Page): void {
  if (page.cockpit.value !== 'off') page.cockpit.value = 'off';
  else if (page.panel.value) page.panel.value = null;
  else if (page.airport.value) page.showAirport(null);
  else page.select(-1);
}
