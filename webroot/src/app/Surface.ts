import type { Anomaly } from '../anomalies/anomaly';
import type { Airport } from '../airports/airports';
import type { LatLon } from '../geo/sphere';
import type { CameraPlace } from '../globe/camera';
import type { Theme } from '../globe/look';
import type { PaletteName } from '../palette/altitude';
import type { TrailLength, TrailsMode } from '../trails/lengths';
import type { View } from '../wire/live';

export interface ScreenPoint {
  readonly x: number;
  readonly y: number;
}

/** What the page can do with a picture of the sky, be it the globe or the flat map. */
export interface Surface {
  readonly element: HTMLElement;
  /** What can be seen now, which is what the server is asked for. */
  readonly view: View;
  readonly place: CameraPlace;
  /** Not drawn while it is not in sight. */
  awake: boolean;
  fit(): void;
  flyTo(to: LatLon & { readonly altitude?: number }, ms?: number): void;
  zoom(factor: number): void;
  /** The aircraft at a point of the element, or -1. */
  pick(x: number, y: number, reachPx: number): number;
  pickAirport(x: number, y: number, reachPx: number): Airport | null;
  /** The open anomaly at a point whose aircraft is not heard of now. */
  pickAnomaly(x: number, y: number, reachPx: number): Anomaly | null;
  screenOf(row: number): ScreenPoint | null;
  /** The place on the ground under a point of the element; null where there is only sky. */
  groundAt(x: number, y: number): LatLon | null;
  /** Where a place on the ground is seen; null where it is not. */
  screenAt(place: LatLon): ScreenPoint | null;
  select(row: number): void;
  hover(row: number): void;
  /** Shows which airport is spoken of. */
  mark(airport: Airport | null): void;
  /** Shows where the anomaly was that is spoken of. */
  speakOf(event: Anomaly | null): void;
  /** Keeps what is looked at in the middle of what is left free above so many pixels. */
  keepFree(belowPx: number): void;
  /** The filters are others. */
  refilter(): void;
  dress(look: SurfaceLook): void;
  /** Calls when the camera moved. */
  onCamera(listener: () => void): void;
}

export interface SurfaceLook {
  readonly theme: Theme;
  readonly style: 'earth' | 'vector';
  readonly palette: PaletteName;
  readonly trails: TrailsMode;
  /** How long ago they begin, of the selected and of all. */
  readonly trail: TrailLength;
  readonly trailsOfAll: TrailLength;
  readonly airports: boolean;
}
