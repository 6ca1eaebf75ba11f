import * as THREE from 'three';
import type { Line } from '../geo/rings';
import { direction } from '../geo/sphere';
import type { World } from '../geo/worldReader';
import { R } from './scale';

type Lines = readonly Line[];

const point = [0, 0, 0];

export interface BorderLook {
  readonly color: number;
  readonly coast: number;
  readonly border: number;
}

/** All coasts and borders as one LineSegments: one draw call in place of 240 polygons. */
export function borderLines(world: World, look: BorderLook): THREE.LineSegments {
  const coast = segments(world.coast);
  const inner = segments(world.borders);
  const position = new Float32Array((coast + inner) * 6);
  const alpha = new Float32Array((coast + inner) * 2);
  write(world.coast, position, 0);
  write(world.borders, position, coast * 6);
  alpha.fill(look.coast, 0, coast * 2).fill(look.border, coast * 2);
  const geometry = new THREE.BufferGeometry();
  geometry.setAttribute('position', new THREE.BufferAttribute(position, 3));
  geometry.setAttribute('aAlpha', new THREE.BufferAttribute(alpha, 1));
  const lines = new THREE.LineSegments(geometry, material(look.color));
  lines.frustumCulled = false;
  lines.renderOrder = 2;
  lines.raycast = () => undefined;
  return lines;
}

function material(color: number): THREE.ShaderMaterial {
  return new THREE.ShaderMaterial({
    uniforms: { uColor: { value: new THREE.Color(color) } },
    vertexShader: /* glsl */ `
      attribute float aAlpha;
      varying float vAlpha;
      void main() {
        float facing = dot(normalize(cameraPosition - position), normalize(position));
        vAlpha = aAlpha * smoothstep(0.0, 0.25, facing);
        gl_Position = projectionMatrix * viewMatrix * vec4(position, 1.0);
      }`,
    fragmentShader: /* glsl */ `
      uniform vec3 uColor;
      varying float vAlpha;
      void main() {
        if (vAlpha < 0.01) discard;
        gl_FragColor = vec4(uColor, vAlpha);
        #include <colorspace_fragment>
      }`,
    transparent: true,
    depthWrite: false,
    // On the ground itself and not above it, where the eye from near would see them beside the coasts
    // that they are; what is behind the globe is hidden by how it faces the eye.
    depthTest: false,
  });
}

function segments(lines: Lines): number {
  return lines.reduce((sum, line) => sum + Math.max(0, line.length / 2 - 1), 0);
}

/** From each point to the next: all but a line's ends stand twice. */
function write(lines: Lines, out: Float32Array, start: number): void {
  let at = start;
  for (const line of lines)
    for (let i = 0; i < line.length; i += 2) {
      direction(line[i + 1], line[i], point);
      const places = (i > 0 ? 1 : 0) + (i < line.length - 2 ? 1 : 0);
      for (let place = 0; place < places; place++)
        for (let k = 0; k < 3; k++) out[at++] = point[k] * R;
    }
}
