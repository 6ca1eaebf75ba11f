import { penOf } from '../canvas';
import { ICON_NAMES, ICONS } from '../globe/icons';
import { css, rampColor, type PaletteName } from '../palette/altitude';

export const COLORS = 32;
const GRAY = COLORS;
const WHITE = COLORS + 1;
export const CELL = 48;

/** Every silhouette in every colour, drawn once: to copy one is far quicker than to fill its path. */
export function iconSheet(palette: PaletteName): HTMLCanvasElement {
  const sheet = document.createElement('canvas');
  sheet.width = CELL * (COLORS + 2);
  sheet.height = CELL * ICON_NAMES.length;
  const pen = penOf(sheet);
  pen.lineJoin = 'round';
  for (let column = 0; column < COLORS + 2; column++) {
    ICON_NAMES.forEach((name, row) => {
      pen.setTransform(CELL / 112, 0, 0, CELL / 112, (column + 0.5) * CELL, (row + 0.5) * CELL);
      const path = new Path2D(ICONS[name]);
      pen.strokeStyle = 'rgb(4 9 18 / 0.85)';
      pen.lineWidth = 9;
      pen.stroke(path);
      pen.fillStyle = colorOf(column, palette);
      pen.fill(path);
    });
  }
  return sheet;
}

function colorOf(column: number, palette: PaletteName): string {
  if (column === GRAY) return '#8a94a3';
  if (column === WHITE) return '#ffffff';
  return css(rampColor(column / (COLORS - 1), palette));
}

export function columnOf(position: number, onGround: boolean, selected: boolean): number {
  if (selected) return WHITE;
  if (onGround) return GRAY;
  return Math.round(position * (COLORS - 1));
}
