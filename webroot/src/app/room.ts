import type { Page } from './Page';

/** As in the style sheet: narrower than that, cards lie over the lower part of the picture. */
const NARROW = '(max-width: 700px)';

/** Whether cards and panels lie over the lower part of the picture. */
export function isNarrow(): boolean {
  return matchMedia(NARROW).matches;
}

/** Keeps what somebody looks at in the part of the picture that no card covers. */
export function watchRoom(root: HTMLElement, page: Page): void {
  const narrow = matchMedia(NARROW);
  const look = () => {
    page.surface.keepFree(narrow.matches ? coveredBelow(root) : 0);
  };
  // A card grows and shrinks with what is known, and has no size while it is hidden.
  const watcher = new ResizeObserver(look);
  for (const box of boxes(root)) watcher.observe(box);
  narrow.addEventListener('change', look);
  page.surfaceName.subscribe(look);
  page.cockpit.subscribe(look);
}

function boxes(root: HTMLElement): HTMLElement[] {
  return [...root.querySelectorAll<HTMLElement>('.card, .panel')];
}

function coveredBelow(root: HTMLElement): number {
  const tops = boxes(root)
    .filter((box) => box.offsetHeight > 0)
    .map((box) => box.getBoundingClientRect().top);
  return tops.length === 0 ? 0 : Math.max(0, innerHeight - Math.min(...tops));
}
