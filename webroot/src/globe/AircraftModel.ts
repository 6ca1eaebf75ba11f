import * as THREE from 'three';
import { airframe, sizeOf } from './airframe';
import type { IconName } from './icons';

const SKIN_VERTEX = /* glsl */ `
attribute float aPaint;
varying vec3 vNormalW;
varying vec3 vPositionW;
varying float vPaint;
void main() {
  vec4 world = modelMatrix * vec4(position, 1.0);
  vPositionW = world.xyz;
  vNormalW = normalize(mat3(modelMatrix) * normal);
  vPaint = aPaint;
  gl_Position = projectionMatrix * viewMatrix * world;
}`;

/** Lit by the sun, by the sky above and a little by the ground. */
const SKIN_FRAGMENT = /* glsl */ `
uniform vec3 uSun;
uniform vec3 uPaint;
varying vec3 vNormalW;
varying vec3 vPositionW;
varying float vPaint;
void main() {
  vec3 n = normalize(vNormalW), up = normalize(vPositionW), eye = normalize(cameraPosition - vPositionW);
  float day = smoothstep(-0.15, 0.2, dot(up, uSun));
  vec3 skin = mix(vec3(0.82, 0.85, 0.9), uPaint, vPaint * 0.85);
  vec3 sky = mix(vec3(0.05, 0.07, 0.12), vec3(0.3, 0.39, 0.52), day) * (0.5 + 0.5 * dot(n, up));
  vec3 sun = vec3(1.0, 0.94, 0.84) * max(dot(n, uSun), 0.0) * day * 0.62;
  vec3 shine = vec3(1.0) * pow(max(dot(reflect(-eye, n), uSun), 0.0), 40.0) * day * 0.5;
  float rim = pow(1.0 - max(dot(n, eye), 0.0), 3.0);
  vec3 color = skin * (sky + sun + 0.05) + shine + mix(vec3(0.1, 0.14, 0.24), vec3(0.4, 0.55, 0.8), day) * rim * 0.4;
  gl_FragColor = vec4(color, 1.0);
  #include <colorspace_fragment>
}`;

const LAMP_VERTEX = /* glsl */ `
attribute vec4 aLamp; // colour, and whether it blinks
uniform float uTime, uPixels;
varying vec4 vLamp;
void main() {
  float blink = aLamp.w > 0.5 ? smoothstep(0.9, 0.94, fract(uTime * 0.9)) : 1.0;
  vLamp = vec4(aLamp.rgb, blink);
  gl_Position = projectionMatrix * modelViewMatrix * vec4(position, 1.0);
  gl_PointSize = uPixels * (aLamp.w > 0.5 ? 1.5 : 1.0);
}`;

const LAMP_FRAGMENT = /* glsl */ `
varying vec4 vLamp;
void main() {
  float r = length(gl_PointCoord - 0.5) * 2.0;
  float light = pow(max(0.0, 1.0 - r), 2.5) + smoothstep(0.25, 0.05, r);
  gl_FragColor = vec4(vLamp.rgb * light * vLamp.a, 1.0);
}`;

/** The aircraft that somebody flies with, as a body with wings and lights in place of a mark. */
export class AircraftModel {
  readonly group = new THREE.Group();
  readonly paint = new THREE.Color(0x72b4ff);
  private kind: IconName | null = null;
  private parts: readonly (THREE.Mesh | THREE.Points)[] = [];
  private readonly skin: THREE.ShaderMaterial;
  private readonly lamps: THREE.ShaderMaterial;
  private readonly basis = new THREE.Matrix4();
  private readonly side = new THREE.Vector3();
  private readonly up = new THREE.Vector3();

  constructor(sun: THREE.Vector3, pixelRatio: number) {
    this.skin = new THREE.ShaderMaterial({
      uniforms: { uSun: { value: sun }, uPaint: { value: this.paint } },
      vertexShader: SKIN_VERTEX,
      fragmentShader: SKIN_FRAGMENT,
      // Not that it is: what is transparent is drawn in order, and this comes after all marks.
      transparent: true,
      side: THREE.DoubleSide,
    });
    this.lamps = new THREE.ShaderMaterial({
      uniforms: { uTime: { value: 0 }, uPixels: { value: 16 * pixelRatio } },
      vertexShader: LAMP_VERTEX,
      fragmentShader: LAMP_FRAGMENT,
      blending: THREE.AdditiveBlending,
      transparent: true,
      depthWrite: false,
    });
    this.group.visible = false;
  }

  /** Takes the shape of a kind; answers whether there is one. */
  become(kind: IconName): boolean {
    const size = sizeOf(kind);
    if (this.kind === kind || size === 0) return size > 0;
    this.kind = kind;
    for (const part of this.parts) part.geometry.dispose();
    this.group.clear();
    this.parts = [this.body(kind), this.lights()];
    this.group.add(...this.parts);
    return true;
  }

  /** Puts it to a place, nose and back turned as told, this much of its size (0 hides it). */
  pose(
    at: THREE.Vector3,
    nose: THREE.Vector3,
    up: THREE.Vector3,
    roll: number,
    grown: number,
  ): void {
    this.group.visible = grown > 0 && this.kind !== null;
    if (!this.group.visible || this.kind === null) return;
    this.up.copy(up).applyAxisAngle(nose, roll);
    this.side.crossVectors(nose, this.up).normalize();
    this.up.crossVectors(this.side, nose);
    this.basis.makeBasis(this.side, this.up, nose.clone().negate());
    this.group.quaternion.setFromRotationMatrix(this.basis);
    this.group.position.copy(at);
    this.group.scale.setScalar(sizeOf(this.kind) * grown);
  }

  /** Seconds, for lights that blink. */
  set time(seconds: number) {
    this.lamps.uniforms.uTime.value = seconds % 1_000;
  }

  private body(kind: IconName): THREE.Mesh {
    const { positions, normals, paint } = airframe(kind) ?? {
      positions: [],
      normals: [],
      paint: [],
    };
    const geometry = new THREE.BufferGeometry()
      .setAttribute('position', new THREE.Float32BufferAttribute(positions, 3))
      .setAttribute('normal', new THREE.Float32BufferAttribute(normals, 3))
      .setAttribute('aPaint', new THREE.Float32BufferAttribute(paint, 1));
    return drawn(new THREE.Mesh(geometry, this.skin), 13);
  }

  /** Red at the left, green at the right, white behind, and the two that flash. */
  private lights(): THREE.Points {
    const at = [-0.5, 0.03, 0.15, 0.5, 0.03, 0.15, 0, 0.01, 0.52, 0, 0.06, -0.05, 0, 0.2, 0.53];
    const lamps = [1, 0.12, 0.1, 0, 0.1, 1, 0.35, 0, 0.9, 0.95, 1, 0, 1, 0.2, 0.15, 1, 1, 1, 1, 1];
    const geometry = new THREE.BufferGeometry()
      .setAttribute('position', new THREE.Float32BufferAttribute(at, 3))
      .setAttribute('aLamp', new THREE.Float32BufferAttribute(lamps, 4));
    return drawn(new THREE.Points(geometry, this.lamps), 14);
  }
}

function drawn<T extends THREE.Mesh | THREE.Points>(object: T, order: number): T {
  object.frustumCulled = false;
  object.renderOrder = order;
  object.raycast = () => undefined;
  return object;
}
