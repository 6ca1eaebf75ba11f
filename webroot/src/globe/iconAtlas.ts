import { penOf } from '../canvas';
import * as THREE from 'three';
import { ICON_NAMES, ICONS } from './icons';

const CELL = 128;

/** All silhouettes in a row, drawn at start: red is the shape, green the shape with its outline. */
export function iconAtlas(): THREE.CanvasTexture {
  const canvas = document.createElement('canvas');
  canvas.width = CELL * ICON_NAMES.length;
  canvas.height = CELL;
  const pen = penOf(canvas);
  pen.globalCompositeOperation = 'lighter';
  pen.lineJoin = 'round';
  ICON_NAMES.forEach((name, i) => {
    pen.setTransform(1, 0, 0, 1, CELL * (i + 0.5), CELL / 2);
    pen.scale(CELL / 116, CELL / 116);
    const shape = new Path2D(ICONS[name]);
    pen.strokeStyle = '#0f0';
    pen.fillStyle = '#0f0';
    pen.lineWidth = 8;
    pen.stroke(shape);
    pen.fill(shape);
    pen.fillStyle = '#f00';
    pen.fill(shape);
  });
  const texture = new THREE.CanvasTexture(canvas);
  texture.colorSpace = THREE.NoColorSpace;
  texture.minFilter = THREE.LinearMipmapLinearFilter;
  return texture;
}
