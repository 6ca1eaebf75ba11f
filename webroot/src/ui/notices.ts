import type { Page } from '../app/Page';
import type { LiveStatus } from '../wire/live';
import { el, setText } from './dom';

/** What is worth a word on a slow start, and not before. */
const PATIENCE_MS = 4_000;
const NOTICE_MS = 2_000;
/** As long as it takes to read. */
const LETTER_MS = 70;
const HINT_MS = 14_000;

/** Words in the middle of the picture, only when there is something to say. */
export function notices(page: Page, tick: (run: () => void) => void): HTMLElement {
  const text = el('p');
  const clear = el(
    'button',
    {
      class: 'plain',
      onclick: () => {
        page.clearFilters();
      },
    },
    'Show all aircraft',
  );
  const box = el('div', { class: 'notice', role: 'status', hidden: true }, text, clear);
  const opened = performance.now();
  tick(() => {
    const { store, shown, live } = page.sky;
    const filtered = store.count > 0 && shown.count === 0;
    const words = filtered
      ? `All ${store.count.toLocaleString('en')} aircraft in sight are filtered out.`
      : trouble(live.status.value, store.count, performance.now() - opened);
    setText(text, words);
    box.hidden = words === '';
    clear.hidden = !filtered;
  });
  return box;
}

/** What to tell of the connection and of an empty sky; nothing while all is well. */
export function trouble(status: LiveStatus, count: number, waitedMs: number): string {
  switch (status.state) {
    case 'reconnecting':
      return `No connection to the server${retry(status)}. What you see grows old and fades.`;
    case 'recovering':
      return count === 0 ? 'Fetching what was missed …' : '';
    case 'connecting':
      return waitedMs > PATIENCE_MS ? 'Still connecting to the server …' : '';
    case 'live':
      return count === 0 && waitedMs > PATIENCE_MS
        ? 'The sky is empty here. Look somewhere else, or check with S whether a feed is running.'
        : '';
    case 'stopped':
      return '';
  }
}

function retry({ retryAtMs }: LiveStatus): string {
  if (retryAtMs === null) return '';
  const seconds = Math.max(0, Math.round((retryAtMs - performance.now()) / 1_000));
  return seconds > 0 ? `; trying again in ${seconds} s` : '; trying again';
}

/** Short words that go away by themselves; read out to who cannot see them. */
export function toasts(page: Page): HTMLElement {
  const box = el('div', { class: 'toast', role: 'status', 'aria-live': 'polite' });
  let timer: ReturnType<typeof setTimeout> | undefined;
  page.notice.subscribe((text) => {
    setText(box, text);
    box.classList.add('on');
    clearTimeout(timer);
    timer = setTimeout(
      () => {
        box.classList.remove('on');
      },
      NOTICE_MS + text.length * LETTER_MS,
    );
  });
  return box;
}

/** Two quiet words for who is here for the first time. */
export function firstHint(): HTMLElement {
  const touch = matchMedia('(pointer: coarse)').matches;
  const text = touch
    ? ['Drag to turn, pinch to come nearer, tap an aircraft.']
    : [
        'Click an aircraft to know it, ',
        el('kbd', {}, 'C'),
        ' to fly with it. ',
        el('kbd', {}, '?'),
        ' shows all keys.',
      ];
  const box = el('div', { class: 'hint' }, ...text);
  const leave = () => {
    box.classList.add('gone');
    setTimeout(() => {
      box.remove();
    }, 600);
  };
  setTimeout(leave, HINT_MS);
  addEventListener('pointerdown', leave, { once: true });
  addEventListener('keydown', leave, { once: true });
  return box;
}
