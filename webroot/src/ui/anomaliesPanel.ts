import type { AnomalyState } from '../anomalies/anomalies';
import { type Anomaly, isOpen, KINDS, type Severity } from '../anomalies/anomaly';
import { passes } from '../anomalies/Concerned';
import type { Page } from '../app/Page';
import { isNarrow } from '../app/room';
import { el, setText } from './dom';
import { EventList } from './EventList';
import { kindWords } from './eventWords';
import { choices, field, panel } from './panel';

const WHY: Readonly<Record<AnomalyState, string>> = {
  unknown: 'Nothing is known of anomalies yet.',
  none: 'No node here looks for anomalies: none has the role “detector”. Everything else goes on.',
  here: '',
  told: 'This node cannot be asked for anomalies: only those that are told from now on are here.',
  failing: 'The server does not say which anomalies there are; it is asked again.',
};

export interface AnomaliesPanel {
  readonly element: HTMLElement;
  /** Opens or closes it; opened, the keyboard is in the list. */
  readonly toggle: () => void;
}

/** What is odd about aircraft, now and of late, and why. */
export function anomaliesPanel(page: Page): AnomaliesPanel {
  const { events, state } = page.sky.anomalies;
  const why = el('p', { class: 'about' });
  const result = el('p', { class: 'result', role: 'status' });
  const choose = (event: Anomaly) => {
    // On a phone the list would lie over what it shows.
    if (isNarrow()) page.panel.value = null;
    page.showAnomaly(event);
  };
  const open = new EventList('Open', choose);
  const over = new EventList('Over', choose);
  const kinds = kindToggles(page);
  const severity = choices<Severity>(
    'Severity',
    [
      ['low', 'All'],
      ['medium', 'From medium'],
      ['high', 'High'],
    ],
    () => page.filters.value.anomalySeverity,
    (value) => {
      page.filter({ anomalySeverity: value });
    },
  );
  const only = choices<'no' | 'yes'>(
    'Sky',
    [
      ['no', 'All'],
      ['yes', 'With anomalies'],
    ],
    () => (page.filters.value.onlyAnomalies ? 'yes' : 'no'),
    (value) => {
      page.filter({ onlyAnomalies: value === 'yes' });
    },
  );
  const narrowing = el('details', {}, el('summary', {}, 'Filters'), only.element, severity.element);
  narrowing.append(field('Kind', kinds.element));
  const root = panel(
    page,
    'anomalies',
    'Anomalies',
    result,
    why,
    narrowing,
    open.element,
    over.element,
  );
  for (const change of [page.panel, page.filters, page.settings, state]) change.subscribe(paint);
  events.subscribe(paint);
  return {
    element: root,
    toggle: () => {
      page.toggle('anomalies');
      if (page.panel.value === 'anomalies' && !open.focus()) over.focus();
    },
  };

  function paint(): void {
    if (page.panel.value !== 'anomalies') return;
    for (const each of [kinds, severity, only]) each.paint();
    const { filters, settings } = page;
    const listed = events.list.filter((event) => passes(event, filters.value));
    const opened = listed.filter(isOpen);
    const nowMs = page.sky.clock.now();
    open.paint(opened, settings.value.units, nowMs);
    over.paint(listed.slice(opened.length), settings.value.units, nowMs);
    // Whoever shows the past may know of it what nobody looks for now.
    const isKnown = events.list.length > 0 && page.sky.past?.playback.value;
    setText(why, isKnown ? '' : WHY[state.value]);
    why.hidden = why.textContent === '';
    result.hidden = !why.hidden && listed.length === 0;
    setText(result, summary(opened.length, listed.length, events.list.length));
  }
}

function summary(open: number, listed: number, all: number): string {
  if (all === 0) return 'Nothing is odd.';
  const hidden = all > listed ? `, ${all - listed} filtered out` : '';
  return `${open} open, ${listed - open} over${hidden}`;
}

/** Buttons that switch kinds on; none on is all on. */
function kindToggles(page: Page) {
  const chosen = () => page.filters.value.anomalyKinds;
  const buttons = KINDS.map((kind) =>
    el(
      'button',
      {
        onclick: () => {
          const others = chosen().filter((each) => each !== kind);
          page.filter({
            anomalyKinds: others.length < chosen().length ? others : [...others, kind],
          });
        },
      },
      kindWords(kind),
    ),
  );
  const paint = () => {
    buttons.forEach((each, i) => {
      each.setAttribute('aria-pressed', String(chosen().includes(KINDS[i])));
    });
  };
  return { element: el('div', { class: 'toggles' }, ...buttons), paint };
}
