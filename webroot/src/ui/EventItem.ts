import { type Anomaly, isOpen } from '../anomalies/anomaly';
import type { UnitSystem } from '../units/units';
import { el, setText } from './dom';
import { kindWords, measureWords, timeWords } from './eventWords';

/** An anomaly in a list. It stays the same element, whatever is said of it later. */
export class EventItem {
  readonly element: HTMLElement;
  readonly button: HTMLButtonElement;
  private readonly kind = el('b');
  private readonly severity = el('span', { class: 'severity' });
  private readonly time = el('time');
  private readonly who = el('span', { class: 'who' });
  private readonly says = el('span', { class: 'says' });
  private readonly evidence = el('span', { class: 'evidence' });
  private event: Anomaly;
  private units: UnitSystem | null = null;

  constructor(event: Anomaly, choose: (event: Anomaly) => void) {
    this.event = event;
    const head = el('span', { class: 'event-head' }, this.kind, this.severity, this.time);
    this.button = el(
      'button',
      {
        class: 'event',
        tabindex: -1,
        onclick: () => {
          choose(this.event);
        },
      },
      ...[head, this.who, this.says, this.evidence],
    );
    this.element = el('li', {}, this.button);
  }

  /** Costs nothing when nothing new was said. */
  paint(event: Anomaly, units: UnitSystem, nowMs: number): void {
    if (event === this.event && units === this.units) return;
    this.event = event;
    this.units = units;
    this.button.dataset.severity = event.severity;
    this.button.classList.toggle('open', isOpen(event));
    setText(this.kind, kindWords(event.kind));
    setText(this.severity, event.severity);
    setText(this.time, timeWords(event, nowMs));
    setText(this.who, event.callsign ?? event.icao24.toUpperCase());
    setText(this.says, event.text);
    const measures = event.evidence.map(([name, value]) => measureWords(name, value, units));
    setText(this.evidence, measures.join(' · '));
  }
}
