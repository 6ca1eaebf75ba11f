/** Colours of what is odd and of what is grave, of a place that is only spoken of, and all on paper. */
export const MARK_GLSL = /* glsl */ `
uniform float uPulse, uNow;
const float BEATS_PER_S = 0.55;

vec3 markColor(float level, float paper) {
  if (level > 1.5) return mix(vec3(1.0, 0.12, 0.12), vec3(0.54, 0.02, 0.02), paper);
  if (level > 0.5) return mix(vec3(1.0, 0.42, 0.07), vec3(0.37, 0.1, 0.0), paper);
  return mix(vec3(0.8, 0.88, 1.0), vec3(0.02, 0.07, 0.2), paper);
}

float markLine(float at, float middle, float wide, float pixel) {
  return 1.0 - smoothstep(wide, wide + pixel, abs(at - middle));
}

/**
 * A ring that stays and one that goes out from it again and again.
 * @param at how far out: 1 is the edge of the point
 * @param pixel how far a pixel is
 */
float markOf(float at, float pixel, float level) {
  float wide = max(0.02, 0.6 * pixel);
  float ring = markLine(at, 0.5, wide, pixel);
  if (uPulse < 0.5 || level < 0.5) return ring;
  float beat = fract(uNow * BEATS_PER_S);
  return max(ring, (1.0 - beat) * markLine(at, mix(0.5, 0.94 - pixel, beat), wide, pixel));
}`;
