/** Stands in for `three/tsl`, which belongs to the WebGPU renderer. */
function absent(): never {
  throw new Error('The WebGPU shading language is not in this build');
}
export const Fn = absent;
export const If = absent;
export const Loop = absent;
export const uniform = absent;
export const storage = absent;
export const float = absent;
export const vec2 = absent;
export const vec3 = absent;
export const sqrt = absent;
export const sin = absent;
export const cos = absent;
export const asin = absent;
export const exp = absent;
export const negate = absent;
export const instanceIndex = 0;
export const PI = Math.PI;
export default {};
