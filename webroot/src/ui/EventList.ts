import type { Anomaly } from '../anomalies/anomaly';
import type { UnitSystem } from '../units/units';
import { el, setText } from './dom';
import { EventItem } from './EventItem';

const STEPS: Readonly<Partial<Record<string, number>>> = {
  ArrowDown: 1,
  ArrowUp: -1,
  PageDown: 8,
  PageUp: -8,
  Home: -Infinity,
  End: Infinity,
};

/** Anomalies, each once, changed where they stand. One key leads in, arrows go through, Enter chooses. */
export class EventList {
  readonly element: HTMLElement;
  private readonly count = el('small');
  private readonly list = el('ul', { class: 'events' });
  private readonly items = new Map<string, EventItem>();
  private order: readonly Anomaly[] = [];

  constructor(
    title: string,
    private readonly choose: (event: Anomaly) => void,
  ) {
    this.element = el('section', {}, el('h3', {}, `${title} `, this.count), this.list);
    this.list.setAttribute('aria-label', title);
    this.list.addEventListener('keydown', (event) => {
      this.onKey(event);
    });
    this.list.addEventListener('focusin', (event) => {
      this.enterAt(this.buttons().indexOf(event.target as HTMLButtonElement));
    });
  }

  paint(events: readonly Anomaly[], units: UnitSystem, nowMs: number): void {
    this.order = events;
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
    if (!this.buttons().some((each) => each.tabIndex === 0)) this.enterAt(0);
    if (hadFocus && !this.list.contains(document.activeElement)) this.focus();
  }

  /** Whether there is one that the keyboard could go to. */
  focus(): boolean {
    const entrance = this.buttons().find((each) => each.tabIndex === 0);
    entrance?.focus();
    return entrance !== undefined;
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

  private onKey(event: KeyboardEvent): void {
    const step = STEPS[event.key];
    if (step === undefined || this.order.length === 0) return;
    event.preventDefault();
    const buttons = this.buttons();
    const at = buttons.indexOf(document.activeElement as HTMLButtonElement);
    buttons[Math.max(0, Math.min(buttons.length - 1, at + step))].focus();
  }

  /** Which one the tabulator leads to. */
  private enterAt(index: number): void {
    this.buttons().forEach((each, i) => {
      each.tabIndex = i === index ? 0 : -1;
    });
  }

  private buttons(): HTMLButtonElement[] {
    return [...this.list.querySelectorAll('button')];
  }
}
