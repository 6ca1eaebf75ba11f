import type { Command } from './commands';

/** Runs commands by their keys, unless somebody is writing or a dialog is open. */
export function watchKeys(commands: readonly Command[], openPalette: () => void): void {
  const byKey = new Map(commands.map((command) => [command.key, command]));
  byKey.set('=', byKey.get('+')!);
  addEventListener('keydown', (event) => {
    if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === 'k') {
      event.preventDefault();
      openPalette();
      return;
    }
    if (event.ctrlKey || event.metaKey || event.altKey || isBusy(event.target)) return;
    const command = byKey.get(event.key.length === 1 ? event.key.toLowerCase() : event.key);
    if (!command) return;
    event.preventDefault();
    command.run();
  });
}

function isBusy(target: EventTarget | null): boolean {
  if (document.querySelector('dialog[open]')) return true;
  const element = target instanceof HTMLElement ? target : null;
  return element?.matches('input:not([type=range]):not([type=checkbox]), select, textarea') ?? false;
}
