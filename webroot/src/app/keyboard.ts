import type { Command } from './commands';

/** Without shift, the key of the plus is the equals sign; many keyboards have brackets only with AltGr. */
const ALSO: Readonly<Record<string, string>> = { '=': '+', '<': '[', '>': ']' };

/** Runs commands by their keys, unless somebody is writing or a dialog is open. */
export function watchKeys(commands: readonly Command[], openPalette: () => void): void {
  const byKey = new Map(commands.map((command) => [command.key, command]));
  addEventListener('keydown', (event) => {
    if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === 'k') {
      event.preventDefault();
      openPalette();
      return;
    }
    if (event.ctrlKey || event.metaKey || event.altKey || isBusy(event.target)) return;
    if (event.key === ' ' && isPressed(event.target)) return;
    const key = ALSO[event.key] ?? event.key;
    const command = byKey.get(key.length === 1 ? key.toLowerCase() : key);
    if (!command) return;
    event.preventDefault();
    command.run();
  });
}

/** The space bar presses what has the focus. */
function isPressed(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && target.matches('button, a, summary, input, select');
}

function isBusy(target: EventTarget | null): boolean {
  if (document.querySelector('dialog[open]')) return true;
  const element = target instanceof HTMLElement ? target : null;
  if (!element?.matches('input:not([type=range]):not([type=checkbox]), select, textarea'))
    return false;
  // A field has the focus for a moment longer than its dialog is open.
  return element.closest('dialog:not([open])') === null;
}
