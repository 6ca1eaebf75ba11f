import { EARTH_RADIUS_M } from '../geo/sphere';
import { MARK_GLSL } from './markShader';
import { MAX_AHEAD_S, MAX_CLIMB_S } from './motion';
import { RAMP_FEET } from './rampTexture';
import { EXAGGERATION, GROUND_LIFT, R } from './scale';

const FEET_PER_RADIUS = EARTH_RADIUS_M / 0.3048;

/**
 * One vertex an aircraft. It is moved, eased, coloured and faded here; what follows the position
 * finds how the aircraft's nose and wings lie on the screen, so that the square of the point can show
 * its silhouette turned and foreshortened.
 */
export const SPRITE_VERTEX = /* glsl */ `
attribute vec3 aCourse;
attribute vec4 aPace;
attribute vec4 aSlip;
attribute vec4 aLook; // flags, icon, seconds of coming or going, easing
uniform float uRing, uNow, uPixels, uGhost, uTop, uGhostAll, uFadeFrom, uFadeTo, uSpace, uPaper, uMark, uEarliest;
uniform vec2 uHalf;
uniform sampler2D uRamp;
varying vec4 vColor;
varying mat2 vTurn;
varying float vIcon;
varying float vSelected;
varying float vReach;
varying vec3 vMark; // how grave, how visible, how much a pixel is
const float RING = 1.9;
const float MARKED = 3.2;

void hide() {
  gl_Position = vec4(2.0, 2.0, 2.0, 1.0);
  gl_PointSize = 0.0;
  vColor = vec4(0.0);
  vMark = vec3(0.0);
}

void main() {
  int flags = int(aLook.x + 0.5);
  bool shown = (flags & 1) != 0, selected = (flags & 2) != 0, onGround = (flags & 4) != 0;
  bool gone = (flags & 8) != 0, hovered = (flags & 16) != 0;
  bool odd = (flags & 32) != 0 && uGhost < 0.5, grave = (flags & 64) != 0;
  bool ghost = uGhost > 0.5;
  float age = max(uEarliest, uNow - aPace.y);
  float angle = ghost ? 0.0 : aPace.x * min(age, ${MAX_AHEAD_S.toFixed(1)});
  vec3 p = position * cos(angle) + aCourse * sin(angle);
  vec3 nose = aCourse * cos(angle) - position * sin(angle);
  if (!ghost) p = normalize(p + aSlip.xyz * min(1.0, exp(-(uNow - aSlip.w) * aLook.w)));
  float height = max(0.0, aPace.z + (ghost ? 0.0 : aPace.w * clamp(age, -${MAX_CLIMB_S.toFixed(1)}, ${MAX_CLIMB_S.toFixed(1)})));
  vec3 c = p * (${R.toFixed(1)} * (1.0 + height * ${EXAGGERATION.toFixed(1)} + ${GROUND_LIFT}));
  float facing = dot(normalize(cameraPosition - c), p);
  float low = -sqrt(max(0.0, 2.0 * height * ${EXAGGERATION.toFixed(1)})) - 0.02;
  vec4 clip = projectionMatrix * viewMatrix * vec4(c, 1.0);
  if (!shown || (!ghost && selected != (uTop > 0.5)) || facing < low || clip.w <= 0.0 ||
      (ghost && (age < 8.0 || gone || (uGhostAll < 0.5 && !selected)))) { hide(); return; }

  float e = clip.w * 0.01;
  vec3 wing = normalize(cross(nose, p));
  vec4 atNose = projectionMatrix * viewMatrix * vec4(c + nose * e, 1.0);
  vec4 atWing = projectionMatrix * viewMatrix * vec4(c + wing * e, 1.0);
  vec2 o = clip.xy / clip.w;
  vec2 n = (atNose.xy / atNose.w - o) * uHalf, w = (atWing.xy / atWing.w - o) * uHalf;
  float k = max(length(n), length(w));
  n /= k;
  w /= k;
  float area = w.x * n.y - w.y * n.x;
  if (abs(area) < 0.25) { // seen from the edge: keep a quarter of its width
    if (length(n) > length(w)) w = vec2(n.y, -n.x) * 0.25;
    else n = vec2(-w.y, w.x) * 0.25;
    area = w.x * n.y - w.y * n.x;
  }
  vTurn = mat2(n.y, -w.y, -n.x, w.x) / area;

  // Also backwards who comes appears, and who goes fades.
  float since = abs(uNow - aLook.z);
  float presence = gone ? 1.0 - smoothstep(0.0, 1.4, since) : smoothstep(0.0, 0.7, since);
  float stale = smoothstep(uFadeFrom, uFadeTo, age);
  vec3 color = onGround ? vec3(0.42, 0.47, 0.54)
    : texture2D(uRamp, vec2(height * ${FEET_PER_RADIUS.toFixed(1)} / ${RAMP_FEET.toFixed(1)}, 0.5)).rgb;
  float alpha = (ghost ? 0.75 : mix(1.0, 0.2, stale)) * presence * smoothstep(low, 0.1, facing);
  if (selected) { color = ghost ? color : vec3(1.0); alpha = ghost ? alpha : max(alpha, 0.75); }
  if (!selected) alpha *= mix(1.25 * exp(-clip.w / 7.5), 1.0, uSpace);
  vColor = vec4(color, min(alpha, 1.0));
  vIcon = aLook.y;
  vSelected = selected && !ghost ? 1.0 : 0.0;
  float near = mix(clamp(8.0 / clip.w, 0.4, 2.4), clamp(40.0 / clip.w, 0.74, 2.1), uSpace) * (1.0 + 0.25 * uPaper);
  gl_Position = clip;
  float side = 1.3 * uPixels * near * (selected ? 1.4 + 0.9 * (1.0 - uRing) : hovered ? 1.3 : 1.0) * (onGround ? 0.62 : 1.0);
  // Around the silhouette there is room for rings; a mark can be seen from afar, too.
  vReach = selected && !ghost ? RING : 1.0;
  if (odd && (!selected || uRing > 0.5)) {
    vReach = max(MARKED, uMark / side);
    vMark = vec3(grave ? 2.0 : 1.0, presence * smoothstep(low, 0.1, facing), 2.0 / (side * vReach));
  } else vMark = vec3(0.0);
  gl_PointSize = side * vReach;
}`;

export const SPRITE_FRAGMENT = /* glsl */ `
uniform sampler2D uIcons;
uniform float uGhost, uIconCount, uPaper, uRing;
${MARK_GLSL}
varying vec4 vColor;
varying mat2 vTurn;
varying float vIcon;
varying float vSelected;
varying float vReach;
varying vec3 vMark;
const float RING = 1.9;
void main() {
  if (max(vColor.a, vMark.y) < 0.01) discard;
  vec2 on = (gl_PointCoord - 0.5) * vec2(2.0, -2.0) * vReach;
  vec2 at = vTurn * on;
  float r = length(on) / RING;
  float ring = uRing * vSelected * smoothstep(0.78, 0.82, r) * smoothstep(0.92, 0.88, r);
  bool outside = abs(at.x) > 1.0 || abs(at.y) > 1.0;
  float mark = vMark.x > 0.5 ? vMark.y * markOf(length(on) / vReach, vMark.z, vMark.x) : 0.0;
  if (outside && max(ring, mark) < 0.02) discard;
  vec4 icon = texture2D(uIcons, vec2((vIcon + 0.5 + at.x * 0.5) / uIconCount, 0.5 + at.y * 0.5));
  float shape = outside ? 0.0 : icon.r, outlined = outside ? 0.0 : icon.g;
  if (uGhost > 0.5) gl_FragColor = vec4(vColor.rgb, vColor.a * clamp((outlined - shape * 0.92) * 1.5, 0.0, 1.0));
  else {
    // On paper the colours have to be darker than the ground, and the outline lighter.
    vec3 fill = mix(vColor.rgb, vColor.rgb * vColor.rgb * 0.62, uPaper * (1.0 - vSelected));
    fill = mix(fill, vec3(0.02, 0.07, 0.2), uPaper * vSelected);
    vec3 edge = mix(vColor.rgb * 0.03, vec3(1.0), uPaper);
    gl_FragColor = vec4(mix(edge, fill, shape), outlined * vColor.a);
    gl_FragColor = mix(gl_FragColor, vec4(fill, vColor.a * 0.85), ring);
    float all = mark + gl_FragColor.a * (1.0 - mark);
    vec3 under = gl_FragColor.rgb * gl_FragColor.a * (1.0 - mark);
    gl_FragColor = vec4((markColor(vMark.x, uPaper) * mark + under) / max(all, 0.001), all);
  }
  if (gl_FragColor.a < 0.02) discard;
  #include <colorspace_fragment>
}`;
