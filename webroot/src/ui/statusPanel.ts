import type { Page } from '../app/Page';
import type { PastState } from '../past/SpanWatch';
import { sinceWords } from '../past/words';
import { formatBytes, NOTHING } from '../units/units';
import type { TransportName } from '../wire/live';
import { el, setText } from './dom';
import { feedRows } from './feedRows';
import { FrameMeter } from './FrameMeter';
import { choices, panel } from './panel';

const TRANSPORTS: Record<TransportName, string> = {
  ws: 'WebSocket, packed',
  eventbus: 'Event bus',
};

const ROWS = [
  'Connection',
  'Transport',
  'Delay',
  'Updates',
  'Traffic',
  'Caught up',
  'Frames',
  'Aircraft',
  'Past',
] as const;

/** How well the page is served. */
export function statusPanel(page: Page, tick: (run: () => void) => void): HTMLElement {
  const meter = new FrameMeter();
  const values = ROWS.map(() => el('dd'));
  const list = el(
    'dl',
    { class: 'facts' },
    ...ROWS.flatMap((name, i) => [el('dt', {}, name), values[i]]),
  );
  const problem = el('p', { class: 'problem' });
  const feeds = el('dl', { class: 'facts feeds' });
  const transport = choices<TransportName>(
    'Live over',
    [
      ['eventbus', 'Event bus'],
      ['ws', 'WebSocket'],
    ],
    () => page.sky.live.status.value.wanted,
    (value) => {
      page.sky.live.transport = value;
      page.url.touch();
    },
  );
  tick(() => {
    if (page.panel.value !== 'status') return;
    textsOf(page, meter).forEach((text, i) => {
      setText(values[i], text);
    });
    const text = page.sky.live.status.value.problem ?? '';
    setText(problem, text);
    problem.hidden = text === '';
    transport.paint();
    paintFeeds(feeds, page);
  });
  const heading = el('h3', {}, 'Feeds');
  return panel(page, 'status', 'Status', list, problem, transport.element, heading, feeds);
}

function textsOf(page: Page, meter: FrameMeter): string[] {
  const { store, shown, live } = page.sky;
  const status = live.status.value;
  const fellBack = status.transport === status.wanted ? '' : ' (fallen back)';
  const number = (n: number) => n.toLocaleString('en', { maximumFractionDigits: 0 });
  return [
    status.state === 'parked' ? 'waits; the past is shown' : status.state,
    TRANSPORTS[status.transport] + fellBack,
    Number.isNaN(status.delayMs) ? NOTHING : `${number(status.delayMs)} ms`,
    `${number(status.updatesPerS)} /s`,
    `${formatBytes(status.bytesPerS)}/s`,
    status.resyncs === 1 ? 'once' : `${number(status.resyncs)} times`,
    page.mode.frozen ? NOTHING : `${meter.perSecond} /s`,
    `${number(shown.count)} shown, ${number(store.count)} known`,
    pastWords(page),
  ];
}

const NO_PAST: Readonly<Record<PastState, string>> = {
  unknown: NOTHING,
  none: 'not kept: no role “history”',
  elsewhere: 'not to be had from this node',
  empty: 'nothing recorded yet',
  here: '',
  failing: 'no answer; asked again',
};

function pastWords({ sky: { past } }: Page): string {
  const { state, fromMs } = past?.known.value ?? { state: 'unknown', fromMs: NaN };
  return NO_PAST[state] || `since ${sinceWords(fromMs, past?.liveMs ?? NaN)}`;
}

function paintFeeds(list: HTMLElement, page: Page): void {
  const { live, store, clock, past } = page.sky;
  // Feeds fare as they do now, whatever is shown.
  const rows = feedRows(live.feeds.value, store, past?.liveMs ?? clock.now());
  list.replaceChildren(
    ...rows.flatMap(({ name, mood, text }) => [
      el('dt', { 'data-mood': mood }, el('i', { class: 'dot' }), name),
      el('dd', {}, text),
    ]),
  );
}
