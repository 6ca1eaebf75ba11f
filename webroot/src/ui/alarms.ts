import { type Anomaly, isOpen } from '../anomalies/anomaly';
import type { Page } from '../app/Page';
import { el } from './dom';
import { kindWords } from './eventWords';
import { button } from './toolbar';

/** More at once would hide the picture; the list has all of them. */
const MOST = 3;
const SHOWN_MS = 20_000;

interface Shown {
  readonly id: string;
  readonly element: HTMLElement;
  leave(): void;
}

/** What is grave is said when it begins, for a while, until it is over or somebody has seen it. */
export function alarms(page: Page): HTMLElement {
  const box = el('div', {
    class: 'alarms',
    role: 'log',
    'aria-live': 'polite',
    'aria-label': 'Alarms',
  });
  const { events } = page.sky.anomalies;
  let shown: Shown[] = [];
  events.alarm.subscribe((event) => {
    // What is grave now is nothing that one sees in the past; the list of now has it.
    if (!event || page.mode.embed || page.sky.past?.playback.value) return;
    shown.find(({ id }) => id === event.id)?.leave();
    shown.push(show(event));
    shown.slice(0, -MOST).forEach((oldest) => {
      oldest.leave();
    });
  });
  events.subscribe(() => {
    const open = new Set(events.list.filter(isOpen).map(({ id }) => id));
    for (const each of shown.filter(({ id }) => !open.has(id))) each.leave();
  });
  return box;

  function show(event: Anomaly): Shown {
    const go = () => {
      leave();
      page.showAnomaly(event);
    };
    const name = event.callsign ?? event.icao24.toUpperCase();
    const head = el('b', {}, `${kindWords(event.kind)} · ${name}`);
    const element = el(
      'div',
      { class: 'alarm-toast' },
      el('button', { class: 'alarm-go', onclick: go }, head, el('span', {}, event.text)),
      button('close', `Dismiss ${kindWords(event.kind)}, ${name}`, () => {
        leave();
      }),
    );
    let timer = setTimeout(leave, SHOWN_MS);
    // Whoever reads it, or is about to choose it, has the time to.
    for (const stay of ['pointerenter', 'focusin'])
      element.addEventListener(stay, () => {
        clearTimeout(timer);
      });
    for (const resume of ['pointerleave', 'focusout'])
      element.addEventListener(resume, () => {
        clearTimeout(timer);
        timer = setTimeout(leave, SHOWN_MS);
      });
    box.append(element);
    return { id: event.id, element, leave };

    function leave(): void {
      clearTimeout(timer);
      shown = shown.filter((each) => each.element !== element);
      element.remove();
    }
  }
}
