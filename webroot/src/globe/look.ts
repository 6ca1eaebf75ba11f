import type { BorderLook } from './borders';
import type { VectorLook } from './vectorEarth';

export type GlobeStyle = 'earth' | 'vector';
export type Theme = 'dark' | 'light';

export interface Look extends VectorLook {
  readonly background: string;
  readonly stars: boolean;
  readonly air: number;
  readonly airStrength: number;
  readonly lines: BorderLook;
}

const space: Look = {
  background: '#02050b',
  stars: true,
  air: 0x4a96ff,
  airStrength: 1,
  lines: { color: 0xb4d4ff, coast: 0.32, border: 0.2 },
  land: '#16263f',
  sea: '#0a1424',
  rim: 0x3f7fd8,
};

const paper: Look = {
  background: '#e9eef5',
  stars: false,
  air: 0xffffff,
  airStrength: 0,
  lines: { color: 0x6f86a6, coast: 0.8, border: 0.45 },
  land: '#f6f4ee',
  sea: '#c9d8e8',
  rim: 0xffffff,
};

/** Space stays dark around the real Earth, whatever the page's theme. */
export const looks: Record<GlobeStyle, Record<Theme, Look>> = {
  earth: { dark: space, light: space },
  vector: {
    dark: { ...space, airStrength: 0.5, lines: { color: 0x6ba0e8, coast: 0.75, border: 0.38 } },
    light: paper,
  },
};
