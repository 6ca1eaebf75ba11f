import type { Readable } from '../wire/live';
import { Value } from '../wire/Value';
import { type Anomaly, isOpen, rankOf } from './anomaly';

/** More than anybody looks through; a server may know twenty times as many. */
const MOST = 500;
/** What was heard so short ago may be newer than an answer that does not have it. */
const FRESH_MS = 30_000;

/** What pictures and lists may do with the anomalies. */
export interface AnomalyView {
  /** Counts changes. */
  readonly version: number;
  /** The open ones, the gravest and newest first, then those that are over, the last one first. */
  readonly list: readonly Anomaly[];
  /** An open one of high severity has come, or an open one has become that. */
  readonly alarm: Readable<Anomaly | null>;
  /** How grave the open ones of an aircraft are: 0 for none, 1, or 2 for high severity. */
  level(icao24: string): number;
  /** Those of one aircraft. */
  of(icao24: string): readonly Anomaly[];
  /** Calls after each change, until the answer is called. */
  subscribe(listener: () => void): () => void;
}

interface Heard {
  readonly event: Anomaly;
  readonly atMs: number;
}

/** Each anomaly once, as it was told of last. */
export class AnomalyStore implements AnomalyView {
  version = 0;
  readonly alarm = new Value<Anomaly | null>(null);
  private readonly heard = new Map<string, Heard>();
  private readonly levels = new Map<string, number>();
  private readonly listeners = new Set<() => void>();
  private sorted: readonly Anomaly[] = [];

  get list(): readonly Anomaly[] {
    return this.sorted;
  }

  level(icao24: string): number {
    return this.levels.get(icao24) ?? 0;
  }

  of(icao24: string): readonly Anomaly[] {
    return this.sorted.filter((event) => event.icao24 === icao24);
  }

  subscribe(listener: () => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  /** Takes in what was said just now, in whichever order it comes. */
  put(event: Anomaly, nowMs: number): void {
    const before = this.heard.get(event.id)?.event;
    if (!this.take(event, nowMs)) return;
    this.changed();
    if (isAlarm(event) && !(before && isAlarm(before))) this.alarm.value = event;
  }

  /** Takes in all that there is: what is not among it and was not heard just now is no more. */
  replace(events: readonly Anomaly[], nowMs: number): void {
    const told = new Set(events.map(({ id }) => id));
    let isNews = false;
    for (const [id, { atMs }] of this.heard)
      if (!told.has(id) && nowMs - atMs > FRESH_MS) isNews = this.heard.delete(id);
    for (const event of events) isNews = this.take(event, nowMs) || isNews;
    if (isNews) this.changed();
  }

  private take(event: Anomaly, atMs: number): boolean {
    const before = this.heard.get(event.id)?.event;
    if (before && !isNewer(event, before)) return false;
    this.heard.set(event.id, { event, atMs });
    return true;
  }

  private changed(): void {
    const all = [...this.heard.values()].map(({ event }) => event).sort(inOrder);
    for (const { id } of all.splice(MOST)) this.heard.delete(id);
    this.sorted = all;
    this.levels.clear();
    for (const { icao24, severity } of all.filter(isOpen))
      this.levels.set(icao24, Math.max(this.level(icao24), severity === 'high' ? 2 : 1));
    this.version++;
    for (const listener of this.listeners) listener();
  }
}

function isAlarm(event: Anomaly): boolean {
  return isOpen(event) && event.severity === 'high';
}

/** What is over stays over; else what was said later counts. */
export function isNewer(told: Anomaly, held: Anomaly): boolean {
  if (isOpen(told) !== isOpen(held)) return isOpen(held);
  if (told.producedMs !== held.producedMs) return told.producedMs > held.producedMs;
  return told.phase === 'update' && held.phase === 'start';
}

/** The open ones first, the gravest and newest of them; then those that are over, the last one first. */
export function inOrder(a: Anomaly, b: Anomaly): number {
  if (isOpen(a) !== isOpen(b)) return isOpen(a) ? -1 : 1;
  if (!isOpen(a)) return later(a.endS, b.endS) || byId(a, b);
  return rankOf(b.severity) - rankOf(a.severity) || later(a.startS, b.startS) || byId(a, b);
}

function later(a: number, b: number): number {
  return (b || 0) - (a || 0);
}

function byId(a: Anomaly, b: Anomaly): number {
  return a.id < b.id ? -1 : 1;
}
