import { isOpen } from '../anomalies/anomaly';
import { cycleCockpit, switchSurface } from '../app/commands';
import type { PanelName, Page } from '../app/Page';
import { activeFilters } from '../filters/filters';
import { el } from './dom';
import { glyph, type GlyphName } from './glyphs';

export interface ToolbarDoors {
  readonly help: () => void;
}

/** The few buttons that everything else is behind. */
export function toolbar(page: Page, doors: ToolbarDoors): HTMLElement {
  const filters = panelButton(page, 'filters', 'filter', 'Filters (F)');
  const anomalies = panelButton(page, 'anomalies', 'anomalies', 'Anomalies (E)');
  const near = panelButton(page, 'near', 'near', 'What was that? (W)');
  const look = panelButton(page, 'look', 'layers', 'Look and layers (L)');
  const status = panelButton(page, 'status', 'status', 'Status (S)');
  const surface = button('map', 'Flat map (M)', () => {
    switchSurface(page);
  });
  const cockpit = button('cockpit', 'Cockpit (C)', () => {
    cycleCockpit(page);
  });
  const help = button('help', 'Keys and help (?)', doors.help);
  const nearer = button('plus', 'Nearer (+)', () => {
    page.surface.zoom(1.6);
  });
  const farther = button('minus', 'Farther (-)', () => {
    page.surface.zoom(1 / 1.6);
  });
  help.classList.add('keys-tool');
  nearer.classList.add('zoom');
  farther.classList.add('zoom');
  const bar = [filters, anomalies, near, look, surface, cockpit, status, help, nearer, farther];
  page.filters.subscribe(paint);
  page.sky.anomalies.events.subscribe(paint);
  page.surfaceName.subscribe(paint);
  page.selected.subscribe(paint);
  page.cockpit.subscribe(paint);
  paint();
  return el('nav', { class: 'toolbar', 'aria-label': 'Tools' }, ...bar);

  function paint(): void {
    const active = activeFilters(page.filters.value);
    filters.dataset.badge = active > 0 ? String(active) : '';
    const open = page.sky.anomalies.events.list.filter(isOpen);
    anomalies.dataset.badge = open.length > 0 ? String(open.length) : '';
    anomalies.classList.toggle('grave', open.at(0)?.severity === 'high');
    const onGlobe = page.surfaceName.value === 'globe';
    surface.replaceChildren(glyph(onGlobe ? 'map' : 'globe'));
    surface.title = onGlobe ? 'Flat map (M)' : 'Globe (M)';
    surface.setAttribute('aria-label', surface.title);
    cockpit.hidden = !onGlobe || page.selected.value === null;
    cockpit.setAttribute('aria-pressed', String(page.cockpit.value !== 'off'));
  }
}

export function button(name: GlyphName, label: string, onclick: () => void): HTMLButtonElement {
  return el('button', { class: 'tool', title: label, 'aria-label': label, onclick }, glyph(name));
}

function panelButton(
  page: Page,
  panel: PanelName,
  name: GlyphName,
  label: string,
): HTMLButtonElement {
  const made = button(name, label, () => {
    page.toggle(panel);
  });
  const paint = () => {
    made.setAttribute('aria-expanded', String(page.panel.value === panel));
  };
  page.panel.subscribe(paint);
  paint();
  return made;
}
