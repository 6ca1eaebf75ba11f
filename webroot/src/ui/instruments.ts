import { penOf } from '../canvas';
import type { Page } from '../app/Page';
import { altitudeOf } from '../filters/filters';
import { convert, formatSigned, unitName } from '../units/units';
import { el, svg } from './dom';
import { compass, readout, tape, verticalSpeed, type Ink } from './tapes';

const WIDEST = 860;
const HEIGHT = 424;
const TAPE = 210;
/** How fast the needles follow, a frame. */
const EASE = 0.12;

/** The instruments of the cockpit: speed, altitude, climb and heading, on glass. */
export function instruments(page: Page): HTMLElement {
  const canvas = el('canvas', { 'aria-hidden': 'true' });
  const name = el('div', { class: 'flight-name' });
  const root = el('div', { class: 'instruments', hidden: true }, windshield(), name, canvas);
  const shown = { speed: NaN, altitude: NaN, heading: NaN, climb: NaN };
  page.cockpit.subscribe((mode) => {
    const was = root.hidden;
    root.hidden = mode === 'off';
    root.classList.toggle('inside', mode === 'inside');
    document.body.classList.toggle('in-cockpit', mode !== 'off');
    if (!root.hidden && was) {
      page.say(hint());
      shown.speed = shown.altitude = shown.heading = shown.climb = NaN;
      frame();
    }
  });
  return root;

  function frame(): void {
    if (root.hidden) return;
    requestAnimationFrame(frame);
    const row = page.selectedRow;
    if (row < 0) return;
    follow(row);
    draw(row);
    const { store } = page.sky;
    const route = [store.origin[row], store.destination[row]].filter(Boolean).join(' → ');
    const text = [store.callsign[row] ?? store.icao24[row], route].filter(Boolean).join('  ·  ');
    if (name.textContent !== text) name.textContent = text;
  }

  function follow(row: number): void {
    const { store } = page.sky;
    const { units } = page.settings.value;
    const ease = (now: number, goal: number) =>
      Number.isNaN(now) || page.mode.calm ? goal : now + (goal - now) * EASE;
    shown.speed = ease(shown.speed, convert(store.speedMps[row], 'speed', units));
    shown.altitude = ease(shown.altitude, convert(altitudeOf(store, row), 'altitude', units));
    shown.climb = ease(shown.climb, convert(store.vrateMps[row], 'vertical', units));
    const goal = store.headingDeg[row];
    const turn = ((goal - shown.heading + 540) % 360) - 180;
    shown.heading = Number.isNaN(shown.heading) ? goal : shown.heading + turn * EASE;
  }

  function draw(row: number): void {
    const { store } = page.sky;
    const ratio = Math.min(devicePixelRatio, 2);
    const width = Math.min(WIDEST, innerWidth - 16);
    if (canvas.width !== Math.round(width * ratio)) {
      canvas.width = Math.round(width * ratio);
      canvas.height = HEIGHT * ratio;
      canvas.style.width = `${width}px`;
    }
    const pen = penOf(canvas);
    pen.setTransform(ratio, 0, 0, ratio, 0, 0);
    pen.clearRect(0, 0, width, HEIGHT);
    const { units } = page.settings.value;
    const metric = units === 'metric';
    const ink: Ink = {
      pen,
      line: '#d7ffe6',
      dim: 'rgb(205 255 226 / 0.62)',
      glass: 'rgb(4 14 18 / 0.5)',
    };
    const y = HEIGHT - TAPE - 30;
    const narrow = width < 500;
    const [speedWide, altitudeWide] = narrow ? [56, 66] : [74, 84];
    const altitudeX = width - altitudeWide - 32;
    const box = { y, height: TAPE };
    tape(ink, {
      ...box,
      x: 6,
      width: speedWide,
      value: shown.speed,
      step: metric ? 20 : 10,
      span: metric ? 160 : 90,
      side: 'left',
    });
    tape(ink, {
      ...box,
      x: altitudeX,
      width: altitudeWide,
      value: shown.altitude,
      step: metric ? 50 : 100,
      span: metric ? 320 : 900,
      side: 'right',
    });
    readout(ink, 6 + speedWide / 2, y - 9, `SPD ${unitName('speed', units)}`);
    readout(ink, altitudeX + altitudeWide / 2, y - 9, `ALT ${unitName('altitude', units)}`);
    verticalSpeed(ink, { ...box, x: width - 24, value: shown.climb, most: metric ? 15 : 3_000 });
    const climb = formatSigned(store.vrateMps[row], 'vertical', units);
    readout(ink, altitudeX + altitudeWide / 2 + 12, y + TAPE + 18, climb);
    compass(ink, { x: width / 2, y: 26, width: Math.min(300, width - 40), heading: shown.heading });
  }
}

/** What one sees of the cockpit itself: the edge of the panel, the posts and the roof. */
function windshield(): SVGSVGElement {
  const drawing = svg(
    '0 0 100 100',
    { d: 'M0 100V87C22 81.500 36 80 50 80s28 1.500 50 7v13z', class: 'shield' },
    { d: 'M0 87C22 81.500 36 80 50 80s28 1.500 50 7', class: 'edge' },
    { d: 'M0 0h8.500L2.600 87H0zM100 0h-8.500l5.900 87h2.600z', class: 'post' },
    { d: 'M0 0h100v2.500C72 5 28 5 0 2.500z', class: 'post' },
  );
  drawing.setAttribute('preserveAspectRatio', 'none');
  drawing.classList.add('windshield');
  return drawing;
}

/** How to go on, for who is here the first time. */
function hint(): string {
  return matchMedia('(pointer: coarse)').matches
    ? 'Tap the cockpit again to look from inside, and once more to leave'
    : 'C: look from inside, then out. Esc: leave';
}
