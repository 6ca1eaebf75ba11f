import type { Page } from '../app/Page';
import type { FlightView } from '../store/types';
import { formatAge, formatBytes, NOTHING } from '../units/units';
import type { TransportName } from '../wire/live';
import { el, setText } from './dom';
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
  const feeds = el('dl', { class: 'facts' });
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
  const heading = el('h3', {}, 'Aircraft by feed');
  return panel(page, 'status', 'Status', list, problem, transport.element, heading, feeds);
}

function textsOf(page: Page, meter: FrameMeter): string[] {
  const { store, shown, live } = page.sky;
  const status = live.status.value;
  const fellBack = status.transport === status.wanted ? '' : ' (fallen back)';
  const number = (n: number) => n.toLocaleString('en', { maximumFractionDigits: 0 });
  return [
    status.state,
    TRANSPORTS[status.transport] + fellBack,
    Number.isNaN(status.delayMs) ? NOTHING : `${number(status.delayMs)} ms`,
    `${number(status.updatesPerS)} /s`,
    `${formatBytes(status.bytesPerS)}/s`,
    status.resyncs === 1 ? 'once' : `${number(status.resyncs)} times`,
    page.mode.frozen ? NOTHING : `${meter.perSecond} /s`,
    `${number(shown.count)} shown, ${number(store.count)} known`,
  ];
}

function paintFeeds(list: HTMLElement, page: Page): void {
  const found = feedsOf(page.sky.store);
  const now = page.sky.clock.now();
  list.replaceChildren(
    ...[...found].flatMap(([name, { count, newestMs }]) => [
      el('dt', {}, name),
      el('dd', {}, `${count.toLocaleString('en')}, newest ${formatAge(now - newestMs)}`),
    ]),
  );
}

interface FeedFacts {
  count: number;
  newestMs: number;
}

export function feedsOf(store: FlightView): Map<string, FeedFacts> {
  const found = new Map<string, FeedFacts>();
  for (const row of store.rows()) {
    const name = store.feed[row] ?? 'unknown';
    let facts = found.get(name);
    if (!facts) found.set(name, (facts = { count: 0, newestMs: NaN }));
    facts.count++;
    const at = store.lastContactMs[row];
    if (!(at <= facts.newestMs)) facts.newestMs = at;
  }
  return found;
}
