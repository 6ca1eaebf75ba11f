import type { Page } from '../app/Page';
import { LEGEND_FEET, css, legendPosition, rampColor, type PaletteName } from '../palette/altitude';
import { unitName } from '../units/units';
import { el } from './dom';

/** Which colour is which altitude. */
export function legend(page: Page): HTMLElement {
  const ramp = el('div', { class: 'ramp' });
  const marks = el('div', { class: 'marks' });
  const root = el(
    'div',
    { class: 'legend', role: 'img', 'aria-label': 'Colours by altitude, from the ground up' },
    ramp,
    marks,
  );
  page.settings.subscribe(paint);
  paint();
  return root;

  function paint(): void {
    const { palette, units } = page.settings.value;
    ramp.style.background = gradient(palette);
    marks.replaceChildren(
      ...LEGEND_FEET.map((feet, i) => {
        const value = units === 'aviation' ? feet / 1_000 : Math.round((feet * 0.3048) / 100) / 10;
        const last = i === LEGEND_FEET.length - 1;
        const unit = units === 'aviation' ? `k ${unitName('altitude', units)}` : ' km';
        const mark = el('span', {}, `${value}${last ? unit : ''}`);
        mark.style.left = `${legendPosition(feet) * 100}%`;
        return mark;
      }),
    );
  }
}

export function gradient(palette: PaletteName): string {
  const stops = Array.from({ length: 13 }, (_, i) => css(rampColor(i / 12, palette)));
  return `linear-gradient(90deg, ${stops.join(', ')})`;
}
