/**
 * How much of a place is land, 0 to 1, with an edge as sharp as a pixel: masks drawn from the map's
 * lines are blurred when they are enlarged, but cut in the middle of the blur they are sharp again.
 * Near the eye a finer mask of a part of the world takes over.
 */
export const LAND_AT = /* glsl */ `
uniform sampler2D uWorldLand;
uniform sampler2D uNearLand;
uniform vec4 uNearBox;

float cut(float land) {
  float blur = clamp(fwidth(land) * 0.7, 0.02, 0.5);
  return smoothstep(0.5 - blur, 0.5 + blur, land);
}

float landAt(vec2 uv) {
  float world = cut(texture2D(uWorldLand, uv).r);
  vec2 at = vec2(fract(uv.x - uNearBox.x), uv.y - uNearBox.y) / uNearBox.zw;
  float near = cut(texture2D(uNearLand, clamp(at, 0.0, 1.0)).r);
  vec2 edge = smoothstep(0.0, 0.02, at) * smoothstep(1.0, 0.98, at);
  return mix(world, near, edge.x * edge.y);
}`;
