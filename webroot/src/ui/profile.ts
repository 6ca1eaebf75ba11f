import { penOf } from '../canvas';
import type { Page } from '../app/Page';
import { altitudeOf } from '../filters/filters';
import { FIELDS } from '../trails/Line';
import { gradientAlong } from './profileColors';
import { el } from './dom';

const WIDTH = 272;
const HEIGHT = 44;

/** How high an aircraft was while this page looked, as a small drawing. */
export function profile(page: Page) {
  const canvas = el('canvas', { class: 'profile', 'aria-hidden': 'true' });
  canvas.width = WIDTH * 2;
  canvas.height = HEIGHT * 2;
  return { element: canvas, paint };

  function paint(row: number): void {
    const trail = page.trails.of(row);
    canvas.hidden = trail === undefined || trail.length < 3;
    if (canvas.hidden || !trail) return;
    const { points, times, length } = trail;
    const heights = Array.from({ length }, (_, i) => points[i * FIELDS + 2]);
    heights.push(altitudeOf(page.sky.store, row) || 0);
    const pen = penOf(canvas);
    pen.setTransform(2, 0, 0, 2, 0, 0);
    pen.clearRect(0, 0, WIDTH, HEIGHT);
    const top = Math.max(3_000, ...heights) * 1.25;
    const beganMs = times[0];
    const lastMs = Math.max(times[length - 1], page.trails.nowMs());
    // Straight ways are kept by their ends: points are not equally far apart.
    const part = (i: number) => (i < length ? (times[i] - beganMs) / (lastMs - beganMs) : 1);
    const x = (i: number) => part(i) * WIDTH;
    const y = (m: number) => HEIGHT - 3 - (m / top) * (HEIGHT - 6);
    pen.beginPath();
    heights.forEach((m, i) => {
      pen.lineTo(x(i), y(m));
    });
    pen.lineWidth = 2;
    pen.lineJoin = 'round';
    pen.strokeStyle = gradientAlong(pen, heights, part, WIDTH, page.settings.value.palette);
    pen.stroke();
    pen.lineTo(WIDTH, HEIGHT);
    pen.lineTo(0, HEIGHT);
    pen.globalAlpha = 0.14;
    pen.fillStyle = pen.strokeStyle;
    pen.fill();
    pen.globalAlpha = 1;
  }
}
