import type { Anomaly } from '../anomalies/anomaly';
import type { UnitSystem } from '../units/units';
import { el, setText } from './dom';
import { EventItem } from './EventItem';
import { RovingList } from './RovingList';

/** Anomalies, each once, changed where they stand. One key leads in, arrows go through, Enter chooses. */
export class EventList {
  readonly element: HTMLElement;
  private readonly count = el('small');
  private readonly list = el('ul', { class: 'events' });
  private readonly roving = new RovingList(this.list);
  private readonly items = new Map<string, EventItem>();

  constructor(
    title: string,
    private readonly choose: (event: Anomaly) => void,
  ) {
    this.element = el('section', {}, el('h3', {}, `${title} `, this.count), this.list);
    this.list.setAttribute('aria-label', title);
  }

  paint(events: readonly Anomaly[], units: UnitSystem, nowMs: number): void {
    this.element.hidden = events.length === 0;
    setText(this.count, String(events.length));
    const held = document.activeElement;
    const hadFocus = this.list.contains(held);
    this.forget(new Set(events.map(({ id }) => id)));
    let at = this.list.firstElementChild;
    for (const event of events) {
      const item = this.item(event);
      item.paint(event, units, nowMs);
      // Whatever stands right already is not touched.
      if (item.element === at) at = at.nextElementSibling;
      else this.list.insertBefore(item.element, at);
    }
    // What was moved has lost the focus.
    if (held instanceof HTMLElement && this.list.contains(held))
      held.focus({ preventScroll: true });
    this.roving.changed();
    if (hadFocus && !this.list.contains(document.activeElement)) this.focus();
  }

  /** Whether there is one that the keyboard could go to. */
  focus(): boolean {
    return this.roving.focus();
  }

  private item(event: Anomaly): EventItem {
    let item = this.items.get(event.id);
    if (!item) this.items.set(event.id, (item = new EventItem(event, this.choose)));
    return item;
  }

  private forget(kept: ReadonlySet<string>): void {
    for (const [id, item] of this.items) {
      if (kept.has(id)) continue;
      item.element.remove();
      this.items.delete(id);
    }
  }
}
