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
 */
export const NIGHT_AND_DAY = /* glsl */ `
uniform sampler2D uDay;
uniform sampler2D uNight;
uniform vec3 uSun;
uniform float uClose;
varying vec2 vUv;
varying vec3 vNormalW;
varying vec3 vPositionW;

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

  vec3 day = texture2D(uDay, vUv).rgb;
  float water = smoothstep(0.05, 0.4, (day.b - day.r * 1.15) / (day.b + day.r + 0.002));
  day = mix(day * 1.2, day * vec3(0.75, 0.95, 1.1) + vec3(0.0, 0.012, 0.035), water);
  if (uClose > 0.0) {
    float grain = noise(n * 900.0) * 0.5 + noise(n * 2600.0) * 0.3 + noise(n * 8200.0) * 0.2;
    day *= 1.0 + uClose * (1.0 - water) * (grain - 0.5) * 0.9;
  }
  float lit = clamp(sunHeight, 0.0, 1.0);
  vec3 dayColor = day * (0.16 + 1.05 * pow(lit, 0.75));
  vec3 halfway = normalize(toEye + uSun);
  dayColor += water * vec3(0.8, 0.88, 0.95) * pow(max(dot(n, halfway), 0.0), 70.0) * 0.13 * lit;

  vec3 dark = texture2D(uNight, vUv).rgb;
  float city = max(0.0, dark.r - dark.b * 0.62);
  vec3 lights = vec3(1.0, 0.5, 0.15) * (city * 4.6) + vec3(1.0, 0.85, 0.6) * (city * city * 9.0);
  vec3 nightColor = dark * vec3(0.2, 0.23, 0.34) + vec3(0.0025, 0.005, 0.013) + lights;

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
