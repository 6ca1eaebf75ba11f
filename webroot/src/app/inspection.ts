import type { AnomalyState } from '../anomalies/anomalies';
import type { Anomaly } from '../anomalies/anomaly';
import type { LatLon } from '../geo/sphere';
import type { CameraPlace } from '../globe/camera';
import type { Playback } from '../past/playback';
import type { PastState } from '../past/SpanWatch';
import type { Flight } from '../store/types';
import { FIELDS, type Trail } from '../trails/Line';
import type { LiveStatus } from '../wire/live';
import type { Page, SurfaceName } from './Page';
import type { ScreenPoint } from './Surface';

export interface TrailPoint extends LatLon {
  readonly altM: number;
  readonly atMs: number;
}

/** What tests and scripts of others may read of the page, as `window.skysentinel`; it changes nothing. */
export interface Inspection {
  readonly connection: LiveStatus;
  /** How many aircraft are known, and how many of them pass the filters. */
  readonly known: number;
  readonly shown: number;
  /** The address of the selected aircraft. */
  readonly selected: string | null;
  readonly surface: SurfaceName;
  readonly cockpit: string;
  readonly camera: CameraPlace;
  /** Whether anomalies are looked for, and those that are known: the open ones first. */
  readonly anomalyState: AnomalyState;
  readonly anomalies: readonly Anomaly[];
  /** The moment of the past that is shown, and how; null while it is now. */
  readonly past: (Playback & { readonly atMs: number }) | null;
  readonly pastState: PastState;
  /** Copies of all that is known. */
  flights(): Flight[];
  flight(icao24: string): Flight | null;
  isShown(icao24: string): boolean;
  /** Where it has been, as far as a trail tells; the oldest first. */
  trail(icao24: string): readonly TrailPoint[];
  /** Where an aircraft is drawn now, in pixels of the window; null where it cannot be seen. */
  screenOf(icao24: string): ScreenPoint | null;
}

declare global {
  interface Window {
    readonly skysentinel: Inspection;
  }
}

/** Lets the browser's console, and tests, look into the page. */
export function openForInspection(page: Page): void {
  const { store, shown, live, anomalies, past } = page.sky;
  const inspection: Inspection = {
    get connection() {
      return live.status.value;
    },
    get known() {
      return store.count;
    },
    get shown() {
      return shown.count;
    },
    get selected() {
      return page.selected.value;
    },
    get surface() {
      return page.surfaceName.value;
    },
    get cockpit() {
      return page.cockpit.value;
    },
    get camera() {
      return page.surface.place;
    },
    get anomalyState() {
      return anomalies.state.value;
    },
    get anomalies() {
      return anomalies.events.list;
    },
    get past() {
      const playback = past?.playback.value;
      return past && playback ? { ...playback, atMs: past.nowMs } : null;
    },
    get pastState() {
      return past?.known.value.state ?? 'none';
    },
    flights: () => [...store.rows()].map((row) => store.flight(row)),
    flight: (icao24) => whenKnown(icao24, (row) => store.flight(row)),
    isShown: (icao24) => whenKnown(icao24, (row) => shown.has(row)) ?? false,
    trail: (icao24) => whenKnown(icao24, (row) => pointsOf(page.trails.of(row))) ?? [],
    screenOf: (icao24) => whenKnown(icao24, (row) => page.surface.screenOf(row)),
  };
  Object.defineProperty(window, 'skysentinel', { value: Object.freeze(inspection) });

  function whenKnown<T>(icao24: string, read: (row: number) => T): T | null {
    const row = store.row(icao24);
    return row < 0 ? null : read(row);
  }
}

function pointsOf(trail: Trail | undefined): TrailPoint[] {
  if (!trail) return [];
  const { points, times, length } = trail;
  return Array.from({ length }, (_, i) => {
    const [lat, lon, altM] = points.subarray(i * FIELDS, (i + 1) * FIELDS);
    return { lat, lon, altM, atMs: times[i] };
  });
}
