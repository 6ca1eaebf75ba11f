import type { LatLon } from '../geo/sphere';
import { Value } from '../wire/Value';
import type { PastQuestions, Passing } from './questions';
import type { TimeTravel } from './TimeTravel';
import { whyUnanswered } from './unanswered';

const HOUR_MS = 3_600_000;
/** How far away somebody may have passed, nearer first. */
const REACHES_KM = [10, 30, 100];

/** Who has passed a place in the hour before the moment that is shown, as far as that is known yet. */
export interface Passed {
  readonly place: LatLon | null;
  readonly km: number;
  /** The end of that hour. */
  readonly untilMs: number;
  /** Null: there is no answer yet. */
  readonly flights: readonly Passing[] | null;
  /** Why there will be none, in words. */
  readonly why: string;
}

const NOBODY: Passed = { place: null, km: REACHES_KM[0], untilMs: NaN, flights: null, why: '' };

/** Asks who has passed a place, one place at a time. */
export class NearSearch {
  readonly passed = new Value<Passed>(NOBODY);
  private asking: AbortController | null = null;

  constructor(
    private readonly past: TimeTravel | null,
    private readonly questions: () => Promise<PastQuestions>,
  ) {
    past?.known.subscribe(() => {
      const { place, why } = this.passed.value;
      // It was not known yet whether there is a past.
      if (place && why !== '' && past.refusal === '') this.ask(place);
    });
  }

  get canReachFarther(): boolean {
    return this.passed.value.km < REACHES_KM[REACHES_KM.length - 1];
  }

  ask(place: LatLon): void {
    this.askWithin(place, REACHES_KM[0]);
  }

  farther(): void {
    const { place, km } = this.passed.value;
    const next = REACHES_KM.find((each) => each > km);
    if (place && next !== undefined) this.askWithin(place, next);
  }

  forget(): void {
    this.asking?.abort();
    this.passed.value = NOBODY;
  }

  private askWithin(place: LatLon, km: number): void {
    this.asking?.abort();
    this.asking = new AbortController();
    const { past } = this;
    // In whole ms, so that it is no more than an hour when it is told.
    const untilMs = past ? Math.floor(past.playback.value ? past.nowMs : past.liveMs) : NaN;
    const why = past ? past.refusal : 'An invented sky has no past';
    this.passed.value = { place, km, untilMs, flights: null, why };
    if (why === '') void this.get(this.passed.value, place, this.asking.signal);
  }

  private async get(asked: Passed, place: LatLon, signal: AbortSignal): Promise<void> {
    const { km, untilMs } = asked;
    const when = { fromMs: untilMs - HOUR_MS, toMs: untilMs };
    try {
      const flights = await (await this.questions()).near(place, km, when, signal);
      if (!signal.aborted) this.passed.value = { ...asked, flights };
    } catch (failure) {
      if (!signal.aborted) this.passed.value = { ...asked, why: whyUnanswered(failure) };
    }
  }
}
