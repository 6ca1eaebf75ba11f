import type { PanelName, Page } from '../app/Page';
import { el } from './dom';
import { button } from './toolbar';

/** A box at the side that a button of the toolbar opens. */
export function panel(page: Page, name: PanelName, title: string, ...body: Node[]): HTMLElement {
  const close = button('close', 'Close', () => {
    page.panel.value = null;
  });
  const head = el('div', { class: 'panel-head' }, el('h2', {}, title), close);
  const root = el('section', { class: `panel ${name}`, 'aria-label': title }, head, ...body);
  const paint = () => {
    root.hidden = page.panel.value !== name;
  };
  page.panel.subscribe(paint);
  paint();
  return root;
}

export function field(label: string, ...content: Node[]): HTMLElement {
  return el('fieldset', { class: 'field' }, el('legend', {}, label), ...content);
}

/** A row of choices of which one is on. */
export function choices<T extends string>(
  label: string,
  options: readonly (readonly [T, string])[],
  get: () => T,
  set: (value: T) => void,
): { readonly element: HTMLElement; readonly paint: () => void } {
  const buttons = options.map(([value, text]) =>
    el(
      'button',
      {
        onclick: () => {
          set(value);
        },
      },
      text,
    ),
  );
  const paint = () => {
    buttons.forEach((each, i) => {
      each.setAttribute('aria-pressed', String(options[i][0] === get()));
    });
  };
  paint();
  const group = el('div', { class: 'choices', role: 'group', 'aria-label': label }, ...buttons);
  return { element: field(label, group), paint };
}
