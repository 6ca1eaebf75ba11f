import { isAbsent } from '../wire/question';
import type { PastFlight, PastQuestions } from './questions';
import { whyUnanswered } from './unanswered';

/** Whoever writes on does not need what the letters before would have found. */
const PAUSE_MS = 300;
/** Fewer letters name too many. */
const SHORTEST = 2;
const REMEMBERED = 30;

/** What is found in the past of some words, as far as that is known yet. */
export interface Earlier {
  readonly state: 'nothing asked' | 'asking' | 'found' | 'failed';
  readonly flights: readonly PastFlight[];
  /** Why there is no answer, in words. */
  readonly why: string;
}

const NOTHING: Earlier = { state: 'nothing asked', flights: [], why: '' };

/** Looks for flights of before while somebody writes: one question at a time, and none twice. */
export class FlightSearch {
  private readonly answers = new Map<string, readonly PastFlight[]>();
  private asking: AbortController | null = null;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private words = '';
  private isAbsent = false;
  private found = NOTHING;

  constructor(
    private readonly questions: () => Promise<PastQuestions>,
    private readonly tell: () => void,
  ) {}

  /** What is known of these words now; it is told when that is more. */
  of(words: string): Earlier {
    if (words !== this.words) this.look(words);
    return this.found;
  }

  private look(words: string): void {
    this.words = words;
    clearTimeout(this.timer);
    this.asking?.abort();
    this.found = NOTHING;
    if (words.length < SHORTEST || this.isAbsent) return;
    const answer = this.answers.get(words);
    if (answer) {
      this.found = { state: 'found', flights: answer, why: '' };
      return;
    }
    this.found = { state: 'asking', flights: [], why: '' };
    const asking = new AbortController();
    this.asking = asking;
    this.timer = setTimeout(() => {
      void this.ask(words, asking.signal);
    }, PAUSE_MS);
  }

  private async ask(words: string, signal: AbortSignal): Promise<void> {
    try {
      const flights = await (await this.questions()).search(words, signal);
      this.keep(words, flights);
      if (!signal.aborted) this.found = { state: 'found', flights, why: '' };
    } catch (failure) {
      if (signal.aborted) return;
      this.isAbsent = isAbsent(failure);
      this.found = { state: 'failed', flights: [], why: whyUnanswered(failure) };
    }
    if (!signal.aborted) this.tell();
  }

  private keep(words: string, flights: readonly PastFlight[]): void {
    if (this.answers.size >= REMEMBERED) this.answers.clear();
    this.answers.set(words, flights);
  }
}
