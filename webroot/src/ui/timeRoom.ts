import type { Page } from '../app/Page';
import { piece } from '../app/piece';

/** Puts the time bar under the picture once there is a past to go to; before, it takes no room at all. */
export function timeRoom(root: HTMLElement, page: Page): void {
  const { past } = page.sky;
  if (!past) return;
  let bar: HTMLElement | null = null;
  let coming = false;
  past.known.subscribe(look);
  past.playback.subscribe(look);
  look();

  function look(): void {
    const wanted = isWanted();
    if (wanted && !bar) void bring();
    if (bar) bar.hidden = !wanted;
    document.body.classList.toggle('has-time', wanted && bar !== null);
  }

  function isWanted(): boolean {
    if (!past) return false;
    const { state, fromMs } = past.known.value;
    const isKnown = state === 'here' || (state === 'failing' && !Number.isNaN(fromMs));
    return isKnown || past.playback.value !== null;
  }

  async function bring(): Promise<void> {
    if (coming || !past) return;
    coming = true;
    const { TimeBar } = await piece(
      () => import('./timeBar'),
      () => {
        page.say('The time bar is missing; the page starts again as soon as the server has it');
      },
    );
    bar = new TimeBar(page, past).element;
    root.append(bar);
    look();
  }
}
