import type { Page } from '../app/Page';
import { piece } from '../app/piece';
import { once } from '../once';
import { el } from './dom';
import { panel } from './panel';

export interface NearPanel {
  readonly element: HTMLElement;
  /** Opens or closes it; opened, the keyboard is in it. */
  readonly toggle: () => void;
}

/** Who has passed a place: what is in it comes when it is first opened. */
export function nearPanel(page: Page): NearPanel {
  const body = el('div');
  const bring = once(async () => {
    const { NearList } = await piece(
      () => import('./NearList'),
      () => {
        page.say('This list is missing; the page starts again as soon as the server has it');
      },
    );
    return new NearList(page, body);
  });
  page.panel.subscribe((name) => {
    if (name === 'near') void bring();
  });
  return {
    element: panel(page, 'near', 'What was that?', body),
    toggle: () => {
      page.toggle('near');
      if (page.panel.value !== 'near') return;
      void bring().then((list) => {
        list.focus();
      });
    },
  };
}
