import { copyLink, cycleCockpit } from '../app/commands';
import type { Page } from '../app/Page';
import { altitudeOf } from '../filters/filters';
import { iconOf, ICONS } from '../globe/icons';
import { altitudeColor, css } from '../palette/altitude';
import { cardEvents } from './cardEvents';
import { categoryName } from './categories';
import { el, setText, svg } from './dom';
import { factsOf, type Fact } from './facts';
import { judgedSection } from './judgedSection';
import { profile } from './profile';
import { button } from './toolbar';

const EMERGENCIES = new Map([
  ['7500', 'Unlawful interference'],
  ['7600', 'Radio failure'],
  ['7700', 'Emergency'],
]);

/** All that is known of the selected aircraft, each value with where it is from and how old it is. */
export function card(page: Page, tick: (run: () => void) => void): HTMLElement {
  const icon = svg('-50 -50 100 100', { d: '' });
  // Read out as the selection changes, for who cannot see it.
  const name = el('h2', { 'aria-live': 'polite' });
  const about = el('p', { class: 'about' });
  const alarm = el('p', { class: 'alarm', role: 'alert', hidden: true });
  const odd = cardEvents(page);
  const route = el('p', { class: 'route' });
  const facts = el('dl', { class: 'facts aged' });
  const line = profile(page);
  const actions = el(
    'div',
    { class: 'actions' },
    labelled('cockpit', 'Cockpit', () => { cycleCockpit(page); }),
    labelled('target', 'Fly there', () => { page.flyToSelected(); }),
    labelled('share', 'Share', () => { void copyLink(page); }),
  ); // prettier-ignore
  const close = button('close', 'Close (Esc)', () => {
    page.select(-1);
  });
  const head = el('div', { class: 'card-head' }, icon, el('div', {}, name, about), close);
  const root = el('section', { class: 'card', 'aria-label': 'Selected aircraft', hidden: true });
  root.append(head, alarm, odd.element, route, line.element, facts, judgedSection(page), actions);
  page.selected.subscribe(paint);
  page.settings.subscribe(paint);
  page.anomaly.subscribe(paint);
  page.sky.anomalies.events.subscribe(paint);
  tick(paint);
  return root;

  function paint(): void {
    const icao24 = page.selected.value;
    root.hidden = icao24 === null;
    if (icao24 === null) return;
    const kinds = odd.paint(icao24);
    const row = page.selectedRow;
    root.classList.toggle('lost', row < 0);
    if (row < 0) {
      setText(name, icao24);
      alarm.hidden = true;
      const when = page.sky.past?.playback.value ? 'then' : 'now';
      setText(about, `Not heard of ${when}. It comes back here when it is.`);
      return;
    }
    const { store } = page.sky;
    const color = css(altitudeColor(altitudeOf(store, row) / 0.3048, page.settings.value.palette));
    paintIcon(icon, ICONS[iconOf(store.category[row])], color, store.headingDeg[row] || 0);
    setText(name, store.callsign[row] ?? store.icao24[row].toUpperCase());
    setText(about, aboutOf(page, row));
    const emergency = EMERGENCIES.get(store.squawk[row] ?? '');
    // Said once is enough.
    alarm.hidden = emergency === undefined || kinds.includes('EMERGENCY_SQUAWK');
    setText(alarm, emergency ? `${emergency} (squawk ${store.squawk[row] ?? ''})` : '');
    const [from, to] = [store.origin[row], store.destination[row]];
    route.hidden = from === null && to === null;
    setText(route, `${from ?? '?'}  →  ${to ?? '?'}`);
    paintFacts(facts, factsOf(page, row));
    line.paint(row);
  }
}

function aboutOf(page: Page, row: number): string {
  const { store } = page.sky;
  const category = categoryName(store.category[row]);
  return [
    store.registration[row],
    store.aircraftType[row],
    category === '–' ? null : category,
    store.country[row],
  ]
    .filter(Boolean)
    .join(' · ');
}

function paintIcon(icon: SVGSVGElement, shape: string, color: string, turnDeg: number): void {
  const path = icon.querySelector('path');
  path?.setAttribute('d', shape);
  path?.setAttribute('fill', color);
  path?.setAttribute('transform', `rotate(${turnDeg})`);
}

/** Elements are kept, so that a text that somebody marks to copy stays marked. */
function paintFacts(list: HTMLElement, facts: readonly Fact[]): void {
  while (list.children.length < facts.length)
    list.append(el('div', {}, el('dt'), el('dd', {}, el('b'), el('small'))));
  while (list.children.length > facts.length) list.lastElementChild?.remove();
  facts.forEach((fact, i) => {
    const [name, told] = list.children[i].children as unknown as HTMLElement[];
    setText(name, fact.name);
    const [value, from] = told.children as unknown as HTMLElement[];
    setText(value, fact.value);
    setText(from, fact.from);
  });
}

function labelled(name: Parameters<typeof button>[0], label: string, run: () => void): HTMLElement {
  const made = button(name, label, run);
  made.append(el('span', {}, label));
  return made;
}
