import type { Page } from '../app/Page';
import { instantWords } from '../past/words';
import type { LiveStatus } from '../wire/live';
import { el, setText, svg } from './dom';

const LOGO = 'M12 2.5a9.5 9.5 0 1 1 0 19 9.5 9.5 0 0 1 0-19z';
const WING =
  'M12 5.500l1 5 5.5 4v1.600L13 14.500v3l1.8 1.400v1L12 19l-2.8.900v-1L11 17.500v-3l-5.5 1.600v-1.600l5.5-4z';

const STATES: Record<LiveStatus['state'], string> = {
  connecting: 'connecting',
  live: 'live',
  recovering: 'catching up',
  reconnecting: 'reconnecting',
  locked: 'not logged in',
  parked: 'past',
  stopped: 'stopped',
};

/** The name, and in a few words how live the picture is. */
export function topBar(page: Page, tick: (run: () => void) => void): HTMLElement {
  const count = el('span', { class: 'count' });
  const state = el('span', { class: 'state' });
  const chip = el(
    'button',
    {
      class: 'chip',
      title: 'Status (S)',
      onclick: () => {
        page.toggle('status');
      },
    },
    el('i', { class: 'dot' }),
    count,
    state,
  );
  const logo = svg('0 0 24 24', { d: LOGO, class: 'ball' }, { d: WING, class: 'wing' });
  tick(() => {
    const { store, shown, live } = page.sky;
    // Pictures catch up with each frame, which may be a while from now.
    shown.update();
    const all = store.count.toLocaleString('en');
    const some = shown.count.toLocaleString('en');
    const isAll = shown.count === store.count;
    setText(count, isAll ? all : `${some} of ${all}`);
    count.toggleAttribute('data-some', !isAll);
    const { past } = page.sky;
    const when = past?.playback.value ? instantWords(past.nowMs, past.liveMs) : '';
    setText(state, `aircraft · ${when || STATES[live.status.value.state]}`);
    chip.dataset.state = live.status.value.state;
  });
  return el('header', { class: 'top-bar' }, el('h1', {}, logo, 'SkySentinel'), chip);
}
