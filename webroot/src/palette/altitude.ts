/** Colours by altitude: one place for the shader, the legend, the flat map and the cards. */

export type PaletteName = 'spectrum' | 'safe';

export type Rgb = readonly [number, number, number];

/** Altitude in feet, and where on the legend it stands: half of all traffic is in FL250 to FL430. */
const SCALE: readonly (readonly [number, number])[] = [
  [0, 0],
  [10_000, 0.24],
  [25_000, 0.5],
  [33_000, 0.68],
  [38_000, 0.84],
  [43_000, 1],
];

export const LEGEND_FEET = [0, 10_000, 25_000, 33_000, 43_000] as const;

/** 0 to 1 along the legend. */
export function legendPosition(feet: number): number {
  if (!(feet > 0)) return 0;
  for (let i = 1; i < SCALE.length; i++) {
    const [hi, hiAt] = SCALE[i];
    const [lo, loAt] = SCALE[i - 1];
    if (feet <= hi) return loAt + ((feet - lo) / (hi - lo)) * (hiAt - loAt);
  }
  return 1;
}

/** Even in lightness, so that no altitude shouts (OKLCH, hue only). */
const SPECTRUM: readonly (readonly [number, number, number, number])[] = [
  [0, 0.76, 0.17, 50],
  [0.24, 0.87, 0.16, 95],
  [0.42, 0.86, 0.17, 140],
  [0.56, 0.84, 0.13, 190],
  [0.7, 0.78, 0.13, 235],
  [0.85, 0.72, 0.17, 295],
  [1, 0.76, 0.19, 345],
];

/** Blue to yellow with rising lightness: told apart with every common kind of colour vision. */
const SAFE: readonly (readonly [number, number, number, number])[] = [
  [0, 0.58, 0.15, 262],
  [0.35, 0.66, 0.09, 258],
  [0.55, 0.75, 0.035, 200],
  [0.75, 0.83, 0.1, 100],
  [1, 0.94, 0.16, 102],
];

const STOPS = { spectrum: SPECTRUM, safe: SAFE };

/** The colour at a place of the legend, 0 to 255 each. */
export function rampColor(position: number, name: PaletteName): Rgb {
  const stops = STOPS[name];
  const x = Math.min(1, Math.max(0, position));
  let i = 1;
  while (i < stops.length - 1 && stops[i][0] < x) i++;
  const a = stops[i - 1];
  const b = stops[i];
  const k = Math.min(1, Math.max(0, (x - a[0]) / (b[0] - a[0])));
  return oklch(a[1] + (b[1] - a[1]) * k, a[2] + (b[2] - a[2]) * k, a[3] + (b[3] - a[3]) * k);
}

export function altitudeColor(feet: number, name: PaletteName): Rgb {
  return rampColor(legendPosition(feet), name);
}

/** The colours of the whole legend in so many steps, as the style sheet writes them. */
export function cssRamp(name: PaletteName, steps: number): readonly string[] {
  return Array.from({ length: steps }, (_, i) => css(rampColor(i / (steps - 1), name)));
}

export function css(color: Rgb, alpha = 1): string {
  return `rgb(${color[0]} ${color[1]} ${color[2]} / ${alpha})`;
}

function oklch(l: number, c: number, hueDeg: number): Rgb {
  const h = (hueDeg * Math.PI) / 180;
  const a = c * Math.cos(h);
  const b = c * Math.sin(h);
  const x = (l + 0.396_337_777_4 * a + 0.215_803_757_3 * b) ** 3;
  const y = (l - 0.105_561_345_8 * a - 0.063_854_172_8 * b) ** 3;
  const z = (l - 0.089_484_177_5 * a - 1.291_485_548 * b) ** 3;
  return [
    channel(4.076_741_662_1 * x - 3.307_711_591_3 * y + 0.230_969_929_2 * z),
    channel(-1.268_438_004_6 * x + 2.609_757_401_1 * y - 0.341_319_396_5 * z),
    channel(-0.004_196_086_3 * x - 0.703_418_614_7 * y + 1.707_614_701 * z),
  ];
}

function channel(linear: number): number {
  const v = Math.min(1, Math.max(0, linear));
  return Math.round(255 * (v <= 0.003_130_8 ? 12.92 * v : 1.055 * v ** (1 / 2.4) - 0.055));
}
