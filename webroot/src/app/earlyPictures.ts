import day from '../assets/earth-day-2k.webp';
import night from '../assets/earth-night-2k.webp';
import { el } from '../ui/dom';

/** Lets the browser fetch the Earth's first pictures while the globe itself is still on its way. */
export function fetchEarthEarly(): void {
  for (const href of [day, night])
    // As three.js asks for it; asked for in another way it would be fetched twice.
    document.head.append(
      el('link', { rel: 'preload', as: 'image', crossorigin: 'anonymous', href }),
    );
}
