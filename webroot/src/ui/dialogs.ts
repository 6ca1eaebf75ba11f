import type { Command } from '../app/commands';
import { el } from './dom';
import { button } from './toolbar';

/** A dialog, and how it is opened. */
export interface Openable {
  readonly element: HTMLDialogElement;
  readonly open: () => void;
}

/** Every command by its name, for who does not know its key yet. */
export function commandPalette(commands: () => readonly Command[]): Openable {
  const list = el('div', { class: 'commands', role: 'listbox', 'aria-label': 'Commands' });
  const input = el('input', {
    type: 'text',
    placeholder: 'What would you like to do?',
    'aria-label': 'Find a command',
    autocomplete: 'off',
    oninput: () => {
      paint();
    },
    onkeydown: (event) => {
      onKey(event);
    },
  });
  const dialog = el('dialog', { class: 'palette', 'aria-label': 'Commands' }, input, list);
  closeOnBackdrop(dialog);
  return { element: dialog, open };

  /** All before it is shown: what is typed from then on has to stay. */
  function open(): void {
    input.value = '';
    paint();
    dialog.showModal();
  }

  function paint(): void {
    const words = input.value.toLowerCase().split(/\s+/).filter(Boolean);
    const found = commands().filter(({ title, group }) =>
      words.every((word) => `${group} ${title}`.toLowerCase().includes(word)),
    );
    list.replaceChildren(...found.map((command) => entry(command)));
    list.firstElementChild?.setAttribute('aria-selected', 'true');
  }

  function entry(command: Command): HTMLElement {
    const onclick = () => {
      dialog.close();
      command.run();
    };
    const key = command.keyName ?? command.key;
    const small = el('small', {}, command.group);
    return el(
      'button',
      { role: 'option', tabindex: -1, onclick },
      el('span', {}, command.title),
      small,
      key ? keys(key) : null,
    );
  }

  function onKey(event: KeyboardEvent): void {
    const entries = [...list.querySelectorAll('button')];
    const at = entries.findIndex((each) => each.getAttribute('aria-selected') === 'true');
    if (event.key === 'Enter') {
      // A button that had the focus before has it again then, and would be pressed as well.
      event.preventDefault();
      entries[at]?.click();
    }
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step === undefined || entries.length === 0) return;
    event.preventDefault();
    entries[at].removeAttribute('aria-selected');
    const next = entries[(at + step + entries.length) % entries.length];
    next.setAttribute('aria-selected', 'true');
    next.scrollIntoView({ block: 'nearest' });
  }
}

/** All keys at a glance. */
export function helpDialog(commands: () => readonly Command[]): HTMLDialogElement {
  const body = el('div', { class: 'help-body' });
  const dialog = el('dialog', { class: 'help', 'aria-label': 'Help' });
  const close = button('close', 'Close (Esc)', () => {
    dialog.close();
  });
  dialog.append(el('div', { class: 'panel-head' }, el('h2', {}, 'Keys'), close), body, footer());
  closeOnBackdrop(dialog);
  dialog.addEventListener('toggle', () => {
    const groups = [...new Set(commands().map(({ group }) => group))];
    body.replaceChildren(
      ...groups.map((group) => {
        const rows = commands().filter((c) => c.group === group && c.key);
        return el('section', {}, el('h3', {}, group), ...rows.map((c) => row(c)));
      }),
    );
  });
  return dialog;
}

function row(command: Command): HTMLElement {
  return el(
    'div',
    { class: 'key-row' },
    el('span', {}, command.title),
    keys(command.keyName ?? command.key ?? ''),
  );
}

function keys(text: string): HTMLElement {
  const parts = text === '+' ? ['+'] : text.split('+');
  return el(
    'span',
    { class: 'keys' },
    ...parts.map((part) => el('kbd', {}, part.length === 1 ? part.toUpperCase() : part)),
  );
}

function footer(): HTMLElement {
  return el(
    'p',
    { class: 'about' },
    'Drag to turn, scroll or pinch to come nearer, click an aircraft or an airport. An aircraft that ' +
      'was not heard of for a while fades; its outline stays where it last was, and a line leads to ' +
      'where it is thought to be. Earth: NASA. Borders: Natural Earth. Airports: OurAirports.',
  );
}

function closeOnBackdrop(dialog: HTMLDialogElement): void {
  dialog.addEventListener('click', (event) => {
    if (event.target === dialog) dialog.close();
  });
}
