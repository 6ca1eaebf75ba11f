import { penOf } from '../canvas';
import * as THREE from 'three';
import { flatRings } from '../geo/rings';
import type { World } from '../geo/world';
import { EARTH_VERTEX } from './earthShader';

export interface VectorLook {
  readonly land: string;
  readonly sea: string;
  readonly rim: number;
}

/** A calm Earth: land and sea in two quiet colours, with a little light at the edge. */
export function vectorEarth(world: World, look: VectorLook, width: number): THREE.ShaderMaterial {
  const map = new THREE.CanvasTexture(drawLand(world, look, width));
  map.colorSpace = THREE.SRGBColorSpace;
  map.anisotropy = 8;
  return new THREE.ShaderMaterial({
    uniforms: { uMap: { value: map }, uRim: { value: new THREE.Color(look.rim) } },
    vertexShader: EARTH_VERTEX,
    fragmentShader: /* glsl */ `
      uniform sampler2D uMap;
      uniform vec3 uRim;
      varying vec2 vUv;
      varying vec3 vNormalW;
      varying vec3 vPositionW;
      void main() {
        float facing = max(dot(normalize(vNormalW), normalize(cameraPosition - vPositionW)), 0.0);
        vec3 color = texture2D(uMap, vUv).rgb * (0.7 + 0.3 * facing);
        gl_FragColor = vec4(mix(color, uRim, pow(1.0 - facing, 4.0) * 0.6), 1.0);
        #include <colorspace_fragment>
      }`,
  });
}

function drawLand(world: World, look: VectorLook, width: number): HTMLCanvasElement {
  const canvas = document.createElement('canvas');
  canvas.width = width;
  canvas.height = width / 2;
  const pen = penOf(canvas);
  pen.fillStyle = look.sea;
  pen.fillRect(0, 0, width, width / 2);
  pen.fillStyle = look.land;
  pen.beginPath();
  // What reaches over the date line shows at both edges.
  for (const shift of [-360, 0, 360]) trace(pen, flatRings(world.land), shift, width / 360);
  pen.fill('evenodd');
  return canvas;
}

function trace(
  pen: CanvasRenderingContext2D,
  rings: readonly (readonly (readonly [number, number])[])[],
  shift: number,
  scale: number,
): void {
  for (const ring of rings) {
    ring.forEach(([lon, lat], i) => {
      const x = (lon + shift + 180) * scale;
      const y = (90 - lat) * scale;
      if (i === 0) pen.moveTo(x, y);
      else pen.lineTo(x, y);
    });
    pen.closePath();
  }
}
