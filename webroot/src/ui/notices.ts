import { hasPanels } from '../app/mode';
import type { Page } from '../app/Page';
import { el, setText } from './dom';
import { troubleOf } from './trouble';

const NOTICE_MS = 2_000;
/** As long as it takes to read. */
const LETTER_MS = 70;
const HINT_MS = 14_000;

/** Words in the middle of the picture, only when there is something to say. */
export function notices(page: Page, tick: (run: () => void) => void): HTMLElement {
  const text = el('p');
  const helps = {
    'show all': button('Show all aircraft', () => {
      page.clearFilters();
    }),
    'show feeds': button('Show the feeds', () => {
      page.panel.value = 'status';
    }),
  };
  const box = el(
    'div',
    { class: 'notice', role: 'status', hidden: true },
    text,
    ...Object.values(helps),
  );
  const { past } = page.sky;
  let opened = performance.now();
  past?.playback.subscribe((playback) => {
    // Whoever comes back to now waits anew.
    if (!playback) opened = performance.now();
  });
  tick(() => {
    const { store, shown, live } = page.sky;
    const trouble = troubleOf({
      status: live.status.value,
      known: store.count,
      shown: shown.count,
      seesWorld: 'world' in page.surface.view,
      waitedMs: performance.now() - opened,
      seeks: typeof past?.playback.value?.goalMs === 'number',
    });
    setText(text, trouble?.words ?? '');
    box.hidden = trouble === null;
    helps['show all'].hidden = trouble?.help !== 'show all';
    helps['show feeds'].hidden = trouble?.help !== 'show feeds' || !hasPanels(page.mode);
  });
  return box;
}

function button(words: string, onclick: () => void): HTMLElement {
  return el('button', { class: 'plain', onclick }, words);
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
