import type { GlobeStyle, Theme } from '../globe/look';
import type { PaletteName } from '../palette/altitude';
import type { TrailLength, TrailsMode } from '../trails/lengths';
import type { UnitSystem } from '../units/units';

/** How somebody likes it; kept in the browser from visit to visit. */
export interface Settings {
  readonly units: UnitSystem;
  readonly theme: Theme;
  readonly style: GlobeStyle;
  readonly palette: PaletteName;
  readonly trails: TrailsMode;
  /** How long ago the trails begin, of the selected and of all. */
  readonly trail: TrailLength;
  readonly trailsOfAll: TrailLength;
  readonly airports: boolean;
}

export const USUAL_SETTINGS: Settings = {
  units: 'aviation',
  theme: 'dark',
  style: 'earth',
  palette: 'spectrum',
  trails: 'selected',
  trail: 'flight',
  trailsOfAll: '10',
  airports: true,
};

const CHOICES: { readonly [K in keyof Settings]: readonly Settings[K][] } = {
  units: ['aviation', 'metric'],
  theme: ['dark', 'light'],
  style: ['earth', 'vector'],
  palette: ['spectrum', 'safe'],
  trails: ['none', 'selected', 'all'],
  trail: ['5', '30', 'flight'],
  trailsOfAll: ['5', '10', '60'],
  airports: [true, false],
};

const KEY = 'skysentinel.settings';
const VISITED = 'skysentinel.visited';

/** What was kept, checked, for it may be of an older page. A link may ask for another look. */
export function loadSettings(query: URLSearchParams): Settings {
  const kept = parse(read(KEY));
  const pick = <K extends keyof Settings>(name: K): Settings[K] =>
    CHOICES[name].find((each) => String(each) === (query.get(name) ?? String(kept[name]))) ??
    USUAL_SETTINGS[name];
  return {
    units: pick('units'),
    theme: pick('theme'),
    style: pick('style'),
    palette: pick('palette'),
    trails: pick('trails'),
    trail: pick('trail'),
    trailsOfAll: pick('trailsOfAll'),
    airports: pick('airports'),
  };
}

/** What a link has to say of the look, null where it is as usual. */
export function lookParams(settings: Settings): Record<string, string | null> {
  const names = [
    'theme',
    'style',
    'palette',
    'trails',
    'trail',
    'trailsOfAll',
    'airports',
  ] as const;
  return Object.fromEntries(
    names.map((name) => [
      name,
      settings[name] === USUAL_SETTINGS[name] ? null : String(settings[name]),
    ]),
  );
}

export function keepSettings(settings: Settings): void {
  write(KEY, JSON.stringify(settings));
}

/** The next of a setting's choices, for keys that go through them. */
export function nextChoice<K extends keyof Settings>(name: K, now: Settings[K]): Settings[K] {
  const choices = CHOICES[name];
  return choices[(choices.indexOf(now) + 1) % choices.length];
}

/** True once: on the first visit. */
export function isFirstVisit(): boolean {
  const first = read(VISITED) === null;
  write(VISITED, '1');
  return first;
}

function parse(text: string | null): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(text ?? '{}');
    return typeof value === 'object' && value !== null ? { ...value } : {};
  } catch {
    return {};
  }
}

/** Browsers may forbid to keep anything: then the page starts as usual each time. */
function read(key: string): string | null {
  try {
    return localStorage.getItem(key);
  } catch {
    return null;
  }
}

function write(key: string, value: string): void {
  try {
    localStorage.setItem(key, value);
  } catch {
    // Nothing depends on it.
  }
}
