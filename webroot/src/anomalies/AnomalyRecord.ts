import type { Anomaly } from './anomaly';
import { type AnomalyView, inOrder, isNewer } from './AnomalyStore';

/** What was odd in the time that is looked at: what is told now, and what a table knows of before. */
export class AnomalyRecord {
  /** Counts changes. */
  version = 0;
  private readonly listeners = new Set<() => void>();
  private before: readonly Anomaly[] = [];
  private merged: readonly Anomaly[];

  constructor(readonly told: AnomalyView) {
    this.merged = told.list;
    told.subscribe(() => {
      this.changed();
    });
  }

  /** Each once, in the order of all lists. */
  get list(): readonly Anomaly[] {
    return this.merged;
  }

  /** What a table knows of the stretch of time that is looked at now. */
  remember(events: readonly Anomaly[]): void {
    this.before = events;
    this.changed();
  }

  /** Calls after each change, until the answer is called. */
  subscribe(listener: () => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  private changed(): void {
    const { told, before } = this;
    const known = new Map(told.list.map((event) => [event.id, event]));
    for (const event of before) {
      const held = known.get(event.id);
      if (!held || isNewer(event, held)) known.set(event.id, event);
    }
    this.merged = before.length === 0 ? told.list : [...known.values()].sort(inOrder);
    this.version++;
    for (const listener of this.listeners) listener();
  }
}
