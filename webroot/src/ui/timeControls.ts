import { speedWords } from '../past/playback';
import type { TimeTravel } from '../past/TimeTravel';
import { agoWords, clockWords, dayWords, sinceWords } from '../past/words';
import { el, setText } from './dom';
import { glyph } from './glyphs';
import { button } from './toolbar';

/** What is beside the strip: the moment in words, how it goes on, and the way back to now. */
export class TimeControls {
  readonly play: HTMLButtonElement;
  readonly now: HTMLElement;
  readonly speed: HTMLElement;
  readonly length: HTMLButtonElement;
  readonly live: HTMLButtonElement;
  private readonly time = el('b');
  private readonly about = el('small');
  private readonly faster: HTMLButtonElement;
  private readonly rate = el('span', { class: 'time-rate' });

  constructor(
    private readonly past: TimeTravel,
    onLength: () => void,
  ) {
    this.play = button('pause', 'Stop (Space)', () => {
      past.toggle();
    });
    const slower = button('slower', 'Slower, then backwards ([)', () => {
      past.faster(-1);
    });
    this.faster = button('faster', 'Faster (])', () => {
      past.faster(1);
    });
    const leave = () => {
      past.leave();
    };
    this.now = el('div', { class: 'time-now' }, this.time, this.about);
    this.speed = el('div', { class: 'time-speed' }, slower, this.rate, this.faster);
    this.length = el('button', { class: 'time-length', onclick: onLength });
    this.live = el(
      'button',
      { class: 'time-live', onclick: leave },
      el('i', { class: 'dot' }),
      'Live',
    );
  }

  paint(lengthMs: number): void {
    const { past } = this;
    const { nowMs, liveMs } = past;
    const playback = past.playback.value;
    setText(this.time, clockWords(playback ? nowMs : liveMs));
    setText(this.about, this.aboutWords());
    this.about.title = playback?.trouble ?? '';
    // What is now comes no faster.
    this.faster.disabled = playback === null;
    setText(this.rate, speedWords(playback?.speed ?? 1));
    setText(this.length, lengthWords(lengthMs));
    this.length.title = `The strip shows ${lengthWords(lengthMs)}`;
    this.live.setAttribute('aria-pressed', String(playback === null));
    this.live.title = playback ? 'Back to now (B)' : 'What you see is now';
    this.paintPlay(playback && !playback.playing ? 'play' : 'pause');
  }

  private aboutWords(): string {
    const { playback, known, nowMs, liveMs } = this.past;
    if (playback.value?.trouble) return 'no answer …';
    if (playback.value)
      return [dayWords(nowMs, liveMs), agoWords(nowMs, liveMs)].filter(Boolean).join(' · ');
    return `since ${sinceWords(known.value.fromMs, liveMs)}`;
  }

  private paintPlay(name: 'play' | 'pause'): void {
    if (this.play.dataset.glyph === name) return;
    this.play.dataset.glyph = name;
    this.play.replaceChildren(glyph(name));
    this.play.title = name === 'play' ? 'Play (Space)' : 'Stop (Space)';
    this.play.setAttribute('aria-label', this.play.title);
  }
}

function lengthWords(ms: number): string {
  const minutes = ms / 60_000;
  if (minutes < 60) return `${minutes} min`;
  return minutes <= 1_440 ? `${minutes / 60} h` : `${minutes / 1_440} days`;
}
