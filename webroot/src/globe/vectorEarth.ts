import * as THREE from 'three';
import { EARTH_VERTEX } from './earthShader';
import type { LandMask } from './LandMask';
import { LAND_AT } from './landShader';

export interface VectorLook {
  readonly land: string;
  readonly sea: string;
  readonly rim: number;
}

/** A calm Earth: land and sea in two quiet colours, with a little light at the edge. */
export function vectorEarth(mask: LandMask, look: VectorLook): THREE.ShaderMaterial {
  return new THREE.ShaderMaterial({
    uniforms: {
      ...mask.uniforms,
      uLand: { value: new THREE.Color(look.land) },
      uSea: { value: new THREE.Color(look.sea) },
      uRim: { value: new THREE.Color(look.rim) },
    },
    vertexShader: EARTH_VERTEX,
    fragmentShader: /* glsl */ `
      uniform vec3 uLand;
      uniform vec3 uSea;
      uniform vec3 uRim;
      varying vec2 vUv;
      varying vec3 vNormalW;
      varying vec3 vPositionW;
      ${LAND_AT}
      void main() {
        float facing = max(dot(normalize(vNormalW), normalize(cameraPosition - vPositionW)), 0.0);
        vec3 color = mix(uSea, uLand, landAt(vUv)) * (0.7 + 0.3 * facing);
        // Near the ground all is seen from the side: the light at the edge belongs to the whole ball.
        float whole = smoothstep(20.0, 90.0, length(cameraPosition) - 100.0);
        gl_FragColor = vec4(mix(color, uRim, pow(1.0 - facing, 4.0) * 0.6 * whole), 1.0);
        #include <colorspace_fragment>
      }`,
  });
}
