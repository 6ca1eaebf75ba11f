import type { Judged } from '../anomalies/judged';
import type { Page } from '../app/Page';
import { el, setText } from './dom';
import { featureWords, plain } from './eventWords';

/** What the detector found of the last update of the selected aircraft: the phase, the score, and why. */
export function judgedSection(page: Page) {
  const phase = el('b');
  const score = el('b');
  const meter = el('meter', {
    min: 0,
    max: 1,
    low: 0.5,
    high: 0.8,
    optimum: 0,
    'aria-label': 'Score',
  });
  const facts = el('dl', { class: 'facts' });
  const element = el(
    'details',
    { class: 'judged', hidden: true },
    el(
      'summary',
      {},
      el('span', {}, 'Phase ', phase),
      el(
        'span',
        { title: 'How unlike its own last minutes it flies, from 0 to 1' },
        'Score ',
        score,
      ),
      meter,
    ),
    facts,
  );
  const { anomalies, past } = page.sky;
  let leave: () => void = () => undefined;
  let last: Judged | null = null;
  page.selected.subscribe(follow);
  anomalies.state.subscribe(follow);
  let wasPast = false;
  past?.playback.subscribe((playback) => {
    if ((playback !== null) !== wasPast) follow();
    wasPast = playback !== null;
  });
  element.addEventListener('toggle', () => {
    if (last) paint(last);
  });
  follow();
  return element;

  function follow(): void {
    leave();
    element.hidden = true;
    last = null;
    const { value } = page.selected;
    // It is found of updates that come now.
    const isNow = !past?.playback.value;
    leave = value !== null && isNow ? anomalies.follow(value, paint) : () => undefined;
  }

  function paint(judged: Judged): void {
    last = judged;
    element.hidden = false;
    setText(phase, plain(judged.phase ?? 'unknown'));
    setText(score, Number.isNaN(judged.score) ? '–' : judged.score.toFixed(2));
    meter.value = judged.score || 0;
    if (!element.open) return;
    const { units } = page.settings.value;
    facts.replaceChildren(
      ...judged.features.flatMap(([name, value]) => {
        const [what, amount] = featureWords(name, value, units);
        return [el('dt', {}, what), el('dd', {}, amount)];
      }),
    );
  }
}
