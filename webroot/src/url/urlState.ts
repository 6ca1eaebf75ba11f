import { SEVERITIES } from '../anomalies/anomaly';
import { type Filters, NO_FILTERS } from '../filters/filters';
import { asSpeed } from '../past/playback';
import type { UnitSystem } from '../units/units';
import type { TransportName } from '../wire/live';

/** Where the camera looks, above the ground in radii of the earth. */
export interface Camera {
  readonly lat: number;
  readonly lon: number;
  readonly altitude: number;
}

/** A moment of the past. */
export interface Instant {
  readonly atMs: number;
  /** How fast it goes on from there, null where it stands. */
  readonly speed: number | null;
}

/** What a link to the page tells; what it does not tell is as usual. */
export interface UrlState {
  readonly camera: Camera | null;
  /** The address of the selected aircraft. */
  readonly selected: string | null;
  readonly filters: Filters;
  readonly units: UnitSystem;
  readonly transport: TransportName;
  readonly surface: 'globe' | 'map';
  readonly cockpit: boolean;
  /** Null is now. */
  readonly instant: Instant | null;
}

export const USUAL: UrlState = {
  camera: null,
  selected: null,
  filters: NO_FILTERS,
  units: 'aviation',
  transport: 'eventbus',
  surface: 'globe',
  cockpit: false,
  instant: null,
};

const LOWEST = 0.001;
const HIGHEST = 10;

/** What the query says. A link may be old or mistyped: what makes no sense is left out. */
export function readUrl(query: string): UrlState {
  const params = new URLSearchParams(query);
  const selected = (params.get('sel') ?? '').toLowerCase();
  return {
    camera: readCamera(params.get('at')),
    selected: /^~?[0-9a-f]{6}$/.test(selected) ? selected : null,
    filters: readFilters(params),
    units: oneOf(params.get('units'), ['aviation', 'metric']),
    transport: oneOf(params.get('transport'), ['eventbus', 'ws']),
    surface: oneOf(params.get('view'), ['globe', 'map']),
    cockpit: params.has('cockpit'),
    instant: readInstant(params),
  };
}

/**
 * The query that says it; parameters that are not ours stay as they are. How the picture looks comes
 * as it is written, null for what is as usual.
 */
export function writeUrl(
  state: UrlState,
  query = '',
  look: Readonly<Record<string, string | null>> = {},
): string {
  const params = new URLSearchParams(query);
  const set = (name: string, value: string | null): void => {
    if (value) params.set(name, value);
    else params.delete(name);
  };
  const { filters } = state;
  set('at', state.camera && cameraText(state.camera));
  set('sel', state.selected);
  set('alt', altitudeText(filters));
  set('ground', unless(filters.ground, NO_FILTERS.ground));
  set('cat', filters.categories.join('.'));
  set('src', filters.sources.join('.'));
  set('country', filters.country);
  set('q', filters.search.trim());
  set('odd', filters.onlyAnomalies ? '1' : null);
  set('kind', filters.anomalyKinds.join('.'));
  set('sev', unless(filters.anomalySeverity, NO_FILTERS.anomalySeverity));
  set('units', unless(state.units, USUAL.units));
  set('transport', unless(state.transport, USUAL.transport));
  set('view', unless(state.surface, USUAL.surface));
  set('cockpit', state.cockpit ? '1' : null);
  // An invented sky names the moment at which it stands by the same letter.
  if (!params.has('demo')) {
    set('t', state.instant && String(Math.round(state.instant.atMs / 1_000)));
    set('speed', state.instant?.speed ? String(state.instant.speed) : null);
  }
  for (const [name, value] of Object.entries(look)) set(name, value);
  const text = params.toString().replaceAll('%2C', ',').replaceAll('%7E', '~');
  return text && `?${text}`;
}

/** Unix seconds, or a time with its zone. */
function readInstant(params: URLSearchParams): Instant | null {
  const text = params.get('t') ?? '';
  const atMs = /^\d+(\.\d+)?$/.test(text) ? Number(text) * 1_000 : withZone(text);
  if (params.has('demo') || Number.isNaN(atMs)) return null;
  return { atMs, speed: asSpeed(numberOf(params.get('speed') ?? '')) };
}

function withZone(text: string): number {
  return /(Z|[+-]\d\d:?\d\d)$/i.test(text) ? Date.parse(text) : NaN;
}

function readCamera(text: string | null): Camera | null {
  const parts = (text ?? '').split(',').map(numberOf);
  if (parts.length !== 3 || parts.some(Number.isNaN)) return null;
  const [lat, lon, altitude] = parts;
  if (Math.abs(lat) > 90 || Math.abs(lon) > 180) return null;
  return { lat, lon, altitude: Math.max(LOWEST, Math.min(HIGHEST, altitude)) };
}

function cameraText({ lat, lon, altitude }: Camera): string {
  // A hundred metres is as near as anybody looks.
  return [lat.toFixed(3), lon.toFixed(3), altitude.toPrecision(3)].map(Number).join(',');
}

function readFilters(params: URLSearchParams): Filters {
  const [min, max] = (params.get('alt') ?? '').split('..').map(numberOf);
  return {
    minAltM: numberOrNull(min),
    maxAltM: numberOrNull(max),
    ground: oneOf(params.get('ground'), ['all', 'air', 'ground']),
    categories: codes(params.get('cat')),
    sources: codes(params.get('src')),
    country: textOrNull(params.get('country')),
    search: params.get('q') ?? '',
    onlyAnomalies: params.has('odd') && params.get('odd') !== '0',
    anomalyKinds: (params.get('kind') ?? '').split('.').filter((kind) => /^[A-Z_]+$/.test(kind)),
    anomalySeverity: oneOf(params.get('sev'), SEVERITIES),
  };
}

/** `3000..10000`, in metres whatever the units are, so that links mean the same to all. */
function altitudeText({ minAltM, maxAltM }: Filters): string | null {
  if (minAltM === null && maxAltM === null) return null;
  return [minAltM, maxAltM].map((m) => (m === null ? '' : Math.round(m))).join('..');
}

function codes(text: string | null): number[] {
  return (text ?? '').split('.').map(numberOf).filter(Number.isInteger);
}

function numberOf(text: string): number {
  return text.trim() === '' ? NaN : Number(text);
}

function numberOrNull(value: number | undefined): number | null {
  return value !== undefined && Number.isFinite(value) ? value : null;
}

/** The value if it is one of these, else the first of them. */
function oneOf<T extends string>(value: string | null, values: readonly [T, ...T[]]): T {
  return values.find((each) => each === value) ?? values[0];
}

function textOrNull(text: string | null): string | null {
  const trimmed = text?.trim() ?? '';
  return trimmed === '' ? null : trimmed;
}

function unless(value: string, usual: string): string | null {
  return value === usual ? null : value;
}
