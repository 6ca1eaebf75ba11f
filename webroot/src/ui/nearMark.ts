import type { Page } from '../app/Page';
import { el } from './dom';

/** Shows on the picture which place it is of which somebody asks, as long as they do. */
export function nearMark(page: Page): void {
  const mark = el('i', { class: 'near-mark', hidden: true });
  document.body.append(mark);
  page.place.subscribe(begin);
  begin();

  function begin(): void {
    if (mark.hidden && page.place.value) frame();
  }

  function frame(): void {
    const { value } = page.place;
    mark.hidden = value === null;
    if (!value) return;
    const on = page.cockpit.value === 'off' ? page.surface.screenAt(value) : null;
    mark.classList.toggle('away', on === null);
    if (on) mark.style.transform = `translate(${on.x.toFixed(1)}px, ${on.y.toFixed(1)}px)`;
    requestAnimationFrame(frame);
  }
}
