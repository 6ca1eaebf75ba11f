import type { Anomaly } from '../anomalies/anomaly';
import type { Page } from '../app/Page';
import { lengthFor, nextLength, type Stretch, stretchOf, timeAt, xOf } from '../past/scale';
import type { TimeTravel } from '../past/TimeTravel';

import { instantWords } from '../past/words';
import { el, setText } from './dom';
import { kindWords } from './eventWords';
import { StripFeeds } from './StripFeeds';
import { TimeControls } from './timeControls';
import { watchTimePointer } from './timePointer';
import { tellSlider } from './timeSlider';
import { type StripContent, TimeStrip } from './timeStrip';

/** How often what moves by itself is put where it belongs. */
const TICK_MS = 250;
/** How many hundredths of the strip keys go. */
const STEPS: Readonly<Record<string, number>> = {
  ArrowLeft: -1,
  ArrowDown: -1,
  ArrowRight: 1,
  ArrowUp: 1,
  PageDown: -10,
  PageUp: 10,
};

/** Time under the picture: now at its right end, and what can be gone back to. */
export class TimeBar {
  readonly element: HTMLElement;
  private readonly strip = new TimeStrip();
  private readonly head = el('i', { class: 'time-head' });
  private readonly ahead = el('i', { class: 'time-ahead' });
  private readonly hover = el('div', { class: 'time-hover', hidden: true });
  private readonly slider = el('div', {
    class: 'time-strip',
    role: 'slider',
    tabindex: 0,
    'aria-label': 'Moment that is shown',
  });
  private readonly controls: TimeControls;
  private readonly feeds: StripFeeds;
  /** Null until somebody chooses one: then it is all that there is, or the last day. */
  private chosenMs: number | null = null;
  private stretch: Stretch = { fromMs: 0, toMs: 1 };
  private paintedMs = NaN;
  private dragging = false;

  constructor(
    private readonly page: Page,
    private readonly past: TimeTravel,
  ) {
    this.feeds = new StripFeeds(page.sky, () => {
      this.paint();
    });
    this.controls = new TimeControls(past, () => {
      this.shorten();
    });
    const { slider, controls } = this;
    slider.append(this.strip.canvas, this.ahead, this.head, this.hover);
    const { play, now, speed, length, live } = controls;
    this.element = el('section', { class: 'time-bar', 'aria-label': 'Time' });
    this.element.append(play, now, slider, speed, length, live);
    this.watchHand();
    this.follow();
  }

  private watchHand(): void {
    const { past, page, slider } = this;
    slider.addEventListener('keydown', (event) => {
      this.onKey(event);
    });
    watchTimePointer(slider, {
      isTick: (x, reach) => this.eventAt(x, reach) !== null,
      clickTick: (x, reach) => {
        const event = this.eventAt(x, reach);
        if (event) page.replay(event);
      },
      drag: (x) => {
        this.dragging = true;
        past.drag(this.timeAt(x));
      },
      letGo: () => {
        this.dragging = false;
        past.letGo();
      },
      hover: (x, event) => {
        this.showHover(x, event === null ? null : this.eventAt(event.x, event.reachPx));
      },
      zoom: (by) => {
        this.chosenMs = nextLength(this.lengthMs, by);
        this.update();
      },
    });
  }

  private follow(): void {
    const update = () => {
      this.update();
    };
    const paint = () => {
      this.paint();
    };
    this.past.playback.subscribe(update);
    this.past.known.subscribe(update);
    this.page.sky.anomalies.record.subscribe(paint);
    // Colours are another theme's a moment later.
    this.page.settings.subscribe(() => requestAnimationFrame(paint));
    new ResizeObserver(() => {
      this.update();
      this.paint();
    }).observe(this.slider);
    setInterval(update, TICK_MS);
  }

  private get lengthMs(): number {
    const { known, liveMs } = this.past;
    return this.chosenMs ?? lengthFor(liveMs - known.value.fromMs);
  }

  private get content(): StripContent {
    const { list } = this.page.sky.anomalies.record;
    const { stretch, feeds } = this;
    return { stretch, sinceMs: this.past.known.value.fromMs, traffic: feeds.traffic, events: list };
  }

  private eventAt(x: number, reachPx: number): Anomaly | null {
    return this.strip.pick(this.content, x, reachPx);
  }

  private timeAt(x: number): number {
    return timeAt(this.stretch, x, this.slider.clientWidth);
  }

  /** From the shortest one back to the one that shows all. */
  private shorten(): void {
    const next = nextLength(this.lengthMs, -1);
    this.chosenMs = next < this.lengthMs ? next : null;
    this.update();
  }

  private onKey(event: KeyboardEvent): void {
    const { past, lengthMs } = this;
    const step = event.key in STEPS ? STEPS[event.key] : 0;
    if (event.key === 'Home') past.go(past.known.value.fromMs);
    else if (event.key === 'End') past.leave();
    else if (step !== 0) past.step((step * lengthMs) / 100_000);
    else return;
    event.preventDefault();
    event.stopPropagation();
  }

  /** Puts everything where it belongs; the strip is painted only when it would look different. */
  private update(): void {
    if (document.hidden || !this.element.isConnected) return;
    const { liveMs, nowMs, playback, known } = this.past;
    const shownMs = playback.value ? nowMs : liveMs;
    // Under a finger it must not move.
    if (!this.dragging) this.stretch = stretchOf(this.lengthMs, liveMs, shownMs);
    const width = this.slider.clientWidth;
    const moved = Math.abs(xOf(this.stretch, this.paintedMs, width) - width);
    if (!(moved < 1)) this.paint();
    if (known.value.state === 'here') this.feeds.watch(this.stretch);
    const x = playback.value ? xOf(this.stretch, nowMs, width) : width;
    const px = `${Math.max(0, Math.min(width, x)).toFixed(1)}px`;
    this.head.style.transform = `translateX(${px})`;
    this.ahead.style.left = px;
    this.element.classList.toggle('past', playback.value !== null);
    this.element.classList.toggle('waiting', (playback.value?.trouble ?? null) !== null);
    this.controls.paint(this.lengthMs);
    tellSlider(this.slider, this.past);
  }

  private paint(): void {
    this.paintedMs = this.stretch.toMs;
    this.strip.paint(this.content);
  }

  private showHover(x: number | null, event: Anomaly | null): void {
    this.hover.hidden = x === null;
    this.slider.classList.toggle('on-tick', event !== null);
    if (x === null) return;
    const width = this.slider.clientWidth;
    const when = instantWords(event ? event.startS * 1_000 : this.timeAt(x), this.past.liveMs);
    const who = event?.callsign ?? event?.icao24.toUpperCase();
    setText(this.hover, event ? `${kindWords(event.kind)} · ${who ?? ''} · ${when}` : when);
    const half = this.hover.offsetWidth / 2;
    const at = Math.max(half, Math.min(width - half, x)) - half;
    this.hover.style.transform = `translateX(${Math.round(at)}px)`;
  }
}
