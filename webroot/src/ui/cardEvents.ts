import { type Anomaly, isOpen } from '../anomalies/anomaly';
import type { Page } from '../app/Page';
import { el } from './dom';
import { kindWords, timeWords } from './eventWords';

/** What is odd about an aircraft now, and the anomaly that is spoken of. */
export function cardEvents(page: Page) {
  const element = el('ul', { class: 'card-events', 'aria-label': 'Anomalies', hidden: true });
  let painted: readonly Anomaly[] = [];
  return { element, paint };

  /** Answers with the kinds that are told of. */
  function paint(icao24: string): readonly string[] {
    const spoken = page.anomaly.value?.id;
    const events = page.sky.anomalies.events
      .of(icao24)
      .filter((event) => isOpen(event) || event.id === spoken);
    const isNews =
      events.length !== painted.length || events.some((event, i) => event !== painted[i]);
    if (isNews) element.replaceChildren(...events.map(line));
    element.hidden = events.length === 0;
    painted = events;
    return events.map(({ kind }) => kind);
  }

  function line(event: Anomaly): HTMLElement {
    const time = el('small', {}, timeWords(event, page.sky.clock.now()));
    const play = el(
      'button',
      {
        class: 'plain',
        hidden: !page.sky.past?.reach.has(event.startS * 1_000),
        onclick: () => {
          page.replay(event, true);
        },
      },
      'Play it from the beginning',
    );
    return el(
      'li',
      { 'data-severity': event.severity, class: isOpen(event) ? 'open' : '' },
      el('b', {}, kindWords(event.kind)),
      time,
      el('span', {}, event.text),
      play,
    );
  }
}
