import { LAND_AT } from './landShader';

export const EARTH_VERTEX = /* glsl */ `
varying vec2 vUv;
varying vec3 vNormalW;
varying vec3 vPositionW;
void main() {
  vUv = uv;
  vec4 world = modelMatrix * vec4(position, 1.0);
  vPositionW = world.xyz;
  vNormalW = normalize(mat3(modelMatrix) * normal);
  gl_Position = projectionMatrix * viewMatrix * world;
}`;

/**
 * The night picture has moonlit land in blue and cities in warm colours: what is redder than blue is
 * light that people made, and only that is made to shine. Water is told by being bluer than red.
 *
 * From near the pictures are too coarse (a pixel is 10 km). Noise then breaks up their blur, and a
 * mask drawn from the map's lines tells land from sea: its soft edge, cut in the middle, is a sharp
 * coast at any distance.
 */
export const NIGHT_AND_DAY = /* glsl */ `
uniform sampler2D uDay;
uniform sampler2D uNight;
uniform vec3 uSun;
uniform float uClose;
uniform float uMasked;
varying vec2 vUv;
varying vec3 vNormalW;
varying vec3 vPositionW;

${LAND_AT}

float hash(vec3 p) {
  p = fract(p * 0.3183099 + 0.1);
  p *= 17.0;
  return fract(p.x * p.y * p.z * (p.x + p.y + p.z));
}
float noise(vec3 x) {
  vec3 i = floor(x), f = fract(x);
  f = f * f * (3.0 - 2.0 * f);
  return mix(
    mix(mix(hash(i), hash(i + vec3(1, 0, 0)), f.x),
        mix(hash(i + vec3(0, 1, 0)), hash(i + vec3(1, 1, 0)), f.x), f.y),
    mix(mix(hash(i + vec3(0, 0, 1)), hash(i + vec3(1, 0, 1)), f.x),
        mix(hash(i + vec3(0, 1, 1)), hash(i + vec3(1, 1, 1)), f.x), f.y), f.z);
}

void main() {
  vec3 n = normalize(vNormalW);
  vec3 toEye = normalize(cameraPosition - vPositionW);
  float sunHeight = dot(n, uSun);

  vec2 dx = dFdx(vUv), dy = dFdy(vUv), at = vUv;
  float grain = 0.5;
  if (uClose > 0.0) {
    vec3 rough = vec3(noise(n * 700.0), noise(n * 700.0 + 31.0), noise(n * 8200.0));
    vec2 fine = vec2(noise(n * 2300.0), noise(n * 2300.0 + 57.0));
    at += (rough.xy * 1.7 + fine * 0.9 - 1.3) * uClose / vec2(textureSize(uDay, 0));
    grain = rough.x * 0.3 + fine.x * 0.45 + rough.z * 0.25;
  }
  vec3 day = textureGrad(uDay, at, dx, dy).rgb;
  float water = smoothstep(0.05, 0.4, (day.b - day.r * 1.15) / (day.b + day.r + 0.002));
  // Lakes are black in the picture; no ground by day is.
  water = max(water, 1.0 - smoothstep(0.002, 0.006, day.r + day.g + day.b));
  float sharp = uMasked * uClose;
  float moonlit = 0.0;
  if (sharp > 0.0) {
    float sea = 1.0 - landAt(vUv);
    // What the blurred picture has on the wrong side of the coast is painted over.
    vec3 soil = vec3(0.05, 0.054, 0.027);
    vec3 ground = max(mix(day, soil, smoothstep(0.0, 0.5, water)), soil * 0.8);
    // Where it is deep the picture is nearly black, which from near looks like a hole.
    vec3 shelf = vec3(0.022, 0.075, 0.23);
    vec3 depth = mix(shelf, max(day, shelf * 0.5), smoothstep(0.5, 1.0, water));
    day = mix(day, mix(ground, depth, sea), sharp);
    water = mix(water, sea, sharp);
    moonlit = sharp * (1.0 - sea);
  }
  day = mix(day * 1.2, day * vec3(0.75, 0.95, 1.1) + vec3(0.0, 0.012, 0.035), water);
  day *= 1.0 + uClose * (1.0 - water) * (grain - 0.5) * 0.85;
  // Aircraft stand out from a ground that is a little quieter than it looks from space.
  float luma = dot(day, vec3(0.3, 0.55, 0.15));
  day = mix(day, mix(day, vec3(luma), 0.2) * 0.95, uClose);
  float lit = clamp(sunHeight, 0.0, 1.0);
  vec3 dayColor = day * (0.16 + 1.05 * pow(lit, 0.75));
  vec3 halfway = normalize(toEye + uSun);
  dayColor += water * vec3(0.8, 0.88, 0.95) * pow(max(dot(n, halfway), 0.0), 70.0) * 0.13 * lit;

  vec3 dark = textureGrad(uNight, at, dx * 0.6, dy * 0.6).rgb;
  vec3 around = textureGrad(uNight, vUv, dx * 5.0, dy * 5.0).rgb;
  float city = max(0.0, dark.r - dark.b * 0.62), glow = max(0.0, around.r - around.b * 0.62);
  vec3 lights = vec3(1.0, 0.55, 0.2) * (city * 7.0) + vec3(1.0, 0.86, 0.62) * (city * city * 30.0)
    + vec3(1.0, 0.5, 0.18) * glow * 2.6;
  // From near, a town is many lamps and not one cloud of light.
  if (uClose > 0.0)
    lights *= mix(1.0, 0.1 + pow(smoothstep(0.3, 0.85, grain), 2.0), smoothstep(0.0, 0.6, uClose));
  float moon = dot(dark, vec3(0.3, 0.4, 0.3));
  vec3 nightColor = mix(dark, vec3(moon), 0.35) * vec3(0.16, 0.2, 0.3) + vec3(0.002, 0.0045, 0.012) + lights;
  // From near, dark land would not be told from dark sea but by its lines.
  nightColor += moonlit * vec3(0.005, 0.0085, 0.0145);

  float dayness = smoothstep(-0.13, 0.11, sunHeight);
  vec3 color = mix(nightColor, dayColor, dayness);
  color += vec3(0.6, 0.2, 0.07) * exp(-pow((sunHeight - 0.01) * 20.0, 2.0)) * mix(0.03, 0.008, water);

  // Air between the ground and the eye: thickest where the view is flattest.
  float rim = 1.0 - max(dot(n, toEye), 0.0);
  float sunlitAir = smoothstep(-0.25, 0.35, sunHeight);
  vec3 air = mix(vec3(0.015, 0.04, 0.11), vec3(0.27, 0.52, 0.95), sunlitAir);
  float low = 1.0 - smoothstep(2.5, 9.0, length(cameraPosition) - 100.0);
  float far = length(cameraPosition - vPositionW);
  float haze = mix(pow(rim, 3.2) * 0.75, 0.85 * pow(smoothstep(1.5, 19.0, far), 1.3), low);
  color = mix(color, air, clamp(haze * (0.25 + 0.75 * sunlitAir), 0.0, 0.92));

  gl_FragColor = vec4(color, 1.0);
  #include <colorspace_fragment>
}`;
