import * as THREE from 'three';
import { R } from './scale';

/**
 * The air, seen from outside as a thin bright line and from inside as the sky. One formula serves
 * both: how near to the ground a ray of sight passes, and whether the sun shines there.
 */
const FRAGMENT = /* glsl */ `
uniform vec3 uSun;
uniform float uStrength;
uniform vec3 uDayColor;
varying vec3 vPositionW;
void main() {
  vec3 ray = normalize(vPositionW - cameraPosition);
  float along = -dot(cameraPosition, ray);
  vec3 nearest = along > 0.0 ? cameraPosition + ray * along : cameraPosition;
  float height = max(0.0, length(nearest) - ${R.toFixed(1)});
  vec3 up = normalize(nearest);
  float sun = dot(up, uSun);
  float lit = smoothstep(-0.28, 0.32, sun);
  float thin = exp(-height / 1.15);
  float wide = exp(-height / 5.0) * 0.2;
  float flatness = along > 0.0 ? 1.0 : 1.0 / (1.0 + 3.2 * max(0.0, dot(up, ray)));
  float density = (thin + wide) * flatness;
  vec3 color = mix(vec3(0.05, 0.12, 0.34), uDayColor, lit);
  color = mix(color, vec3(1.0, 0.52, 0.22), exp(-pow((sun + 0.04) * 7.0, 2.0)) * 0.42 * thin);
  color = mix(color, vec3(0.8, 0.9, 1.0), thin * lit * 0.45);
  float glare = pow(max(dot(ray, uSun), 0.0), 1600.0) * 1.3 + pow(max(dot(ray, uSun), 0.0), 24.0) * 0.08;
  float strength = density * (0.14 + 0.86 * lit) * uStrength;
  glare *= 1.0 - smoothstep(2.0, 26.0, height); // the shell has an edge, the sun's glare must not
  gl_FragColor = vec4(color * strength + vec3(1.0, 0.92, 0.78) * glare * uStrength, 1.0);
  #include <colorspace_fragment>
}`;

const VERTEX = /* glsl */ `
varying vec3 vPositionW;
void main() {
  vPositionW = (modelMatrix * vec4(position, 1.0)).xyz;
  gl_Position = projectionMatrix * viewMatrix * vec4(vPositionW, 1.0);
}`;

export function atmosphere(sun: THREE.Vector3, dayColor: number, strength: number): THREE.Mesh {
  const material = new THREE.ShaderMaterial({
    uniforms: {
      uSun: { value: sun },
      uStrength: { value: strength },
      uDayColor: { value: new THREE.Color(dayColor) },
    },
    vertexShader: VERTEX,
    fragmentShader: FRAGMENT,
    side: THREE.BackSide,
    blending: THREE.AdditiveBlending,
    transparent: true,
    depthWrite: false,
  });
  const mesh = new THREE.Mesh(new THREE.SphereGeometry(R * 1.32, 96, 64), material);
  mesh.renderOrder = -1;
  mesh.raycast = () => undefined;
  return mesh;
}
