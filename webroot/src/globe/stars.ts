import * as THREE from 'three';

const COUNT = 4_200;
const FAR = 9_000;

const VERTEX = /* glsl */ `
attribute vec4 aLook;
uniform float uRatio;
varying vec4 vLook;
void main() {
  vLook = aLook;
  gl_Position = projectionMatrix * modelViewMatrix * vec4(position, 1.0);
  gl_PointSize = aLook.w * uRatio;
}`;

const FRAGMENT = /* glsl */ `
uniform float uAlpha;
varying vec4 vLook;
void main() {
  float r = length(gl_PointCoord - 0.5) * 2.0;
  gl_FragColor = vec4(vLook.rgb, uAlpha * smoothstep(1.0, 0.25, r));
}`;

/** A sky of points: 40 kB of numbers made here in place of a picture of 900 kB. */
export function stars(pixelRatio: number): THREE.Points {
  const random = seeded(20_261);
  const position = new Float32Array(COUNT * 3);
  const look = new Float32Array(COUNT * 4);
  for (let i = 0; i < COUNT; i++) {
    // A third of them crowd along a great circle: the Milky Way, as a hint.
    const crowded = i % 3 === 0;
    const y = crowded ? (random() + random() + random() - 1.5) * 0.22 : random() * 2 - 1;
    const around = random() * 2 * Math.PI;
    const ring = Math.sqrt(1 - y * y);
    const x = ring * Math.cos(around);
    const z = ring * Math.sin(around);
    position.set([(x * 0.6 - y * 0.8) * FAR, (x * 0.8 + y * 0.6) * FAR, z * FAR], i * 3);
    const brightness = (crowded ? 0.36 : 0.5) + 0.6 * random() ** 6;
    const warmth = random();
    look.set(
      [
        brightness * (0.78 + 0.22 * warmth),
        brightness * 0.9,
        brightness * (1.08 - 0.25 * warmth),
        1.25 + 2.1 * random() ** 8,
      ],
      i * 4,
    );
  }
  const geometry = new THREE.BufferGeometry();
  geometry.setAttribute('position', new THREE.BufferAttribute(position, 3));
  geometry.setAttribute('aLook', new THREE.BufferAttribute(look, 4));
  const material = new THREE.ShaderMaterial({
    uniforms: { uRatio: { value: pixelRatio }, uAlpha: { value: 1 } },
    vertexShader: VERTEX,
    fragmentShader: FRAGMENT,
    transparent: true,
    depthWrite: false,
  });
  const points = new THREE.Points(geometry, material);
  points.frustumCulled = false;
  points.renderOrder = -2;
  points.raycast = () => undefined;
  return points;
}

function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 16_807) % 2_147_483_647;
    return state / 2_147_483_647;
  };
}
