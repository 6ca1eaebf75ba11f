import * as THREE from 'three';
import { direction, type LatLon } from '../geo/sphere';
import { GROUND_LIFT, R } from '../globe/scale';
import type { Airport } from './airports';

const VERTEX = /* glsl */ `
attribute float aLarge;
uniform float uRatio, uNear, uNearSmall;
varying float vAlpha;
void main() {
  vec4 clip = projectionMatrix * viewMatrix * vec4(position, 1.0);
  float facing = dot(normalize(cameraPosition - position), normalize(position));
  float wanted = mix(uNearSmall * 0.75, 0.12 + 0.78 * uNear, aLarge);
  vAlpha = wanted * smoothstep(0.0, 0.15, facing);
  gl_Position = clip;
  gl_PointSize = uRatio * mix(3.5, 4.6, aLarge) * (0.6 + 0.8 * uNear);
}`;

const FRAGMENT = /* glsl */ `
uniform vec3 uColor;
varying float vAlpha;
void main() {
  float r = length(gl_PointCoord - 0.5) * 2.0;
  float ring = smoothstep(1.0, 0.8, r) * (0.35 + 0.65 * smoothstep(0.4, 0.65, r));
  if (vAlpha * ring < 0.02) discard;
  gl_FragColor = vec4(uColor, vAlpha * ring);
  #include <colorspace_fragment>
}`;

/** Airports as quiet rings; the small ones only from near. */
export class AirportLayer {
  readonly points: THREE.Points;
  private readonly material: THREE.ShaderMaterial;

  constructor(pixelRatio: number) {
    this.material = new THREE.ShaderMaterial({
      uniforms: {
        uRatio: { value: pixelRatio },
        uNear: { value: 0 },
        uNearSmall: { value: 0 },
        uColor: { value: new THREE.Color(0xe8f1ff) },
      },
      vertexShader: VERTEX,
      fragmentShader: FRAGMENT,
      transparent: true,
      depthWrite: false,
    });
    this.points = new THREE.Points(new THREE.BufferGeometry(), this.material);
    this.points.frustumCulled = false;
    this.points.renderOrder = 4;
    this.points.raycast = () => undefined;
  }

  show(airports: readonly Airport[]): void {
    const position = new Float32Array(airports.length * 3);
    airports.forEach((airport, i) => {
      writeGround(airport, position, i * 3);
    });
    const large = Float32Array.from(airports, (airport) => (airport.large ? 1 : 0));
    this.points.geometry.dispose();
    this.points.geometry = new THREE.BufferGeometry()
      .setAttribute('position', new THREE.BufferAttribute(position, 3))
      .setAttribute('aLarge', new THREE.BufferAttribute(large, 1));
  }

  seenFrom(altitude: number): void {
    const { uNear, uNearSmall } = this.material.uniforms;
    uNear.value = Math.min(1, Math.max(0, 1.3 - altitude));
    uNearSmall.value = Math.min(1, Math.max(0, (0.45 - altitude) / 0.3));
  }

  set color(color: number) {
    (this.material.uniforms.uColor.value as THREE.Color).set(color);
  }
}

function writeGround(place: LatLon, out: Float32Array, at: number): void {
  direction(place.lat, place.lon, out, at);
  for (let k = 0; k < 3; k++) out[at + k] *= R * (1 + GROUND_LIFT);
}
