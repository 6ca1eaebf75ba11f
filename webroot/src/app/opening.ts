import { direction, distanceM, EARTH_RADIUS_M, place, type LatLon } from '../geo/sphere';
import type { CameraPlace } from '../globe/camera';
import type { FlightView } from '../store/types';

/** The tangent of half of what the globe's camera sees from top to bottom. */
const HALF_VIEW = Math.tan((25 * Math.PI) / 180);
/** Some room is left around those who are farthest out. */
const FILLED = 0.75;
/** The share of aircraft that is to be in sight: a lost one does not keep us far from all others. */
const IN_SIGHT = 0.9;
/** Near enough to tell aircraft apart, and far enough to see where on Earth it is. */
const LOWEST = 0.05;
/** From there, half of the Earth is in sight already: whoever is so far apart is all over the world. */
const HIGHEST = 1.2;

/**
 * Where the camera has the aircraft in sight when they are in one part of the world, as those of a
 * receiver are: from where the whole Earth is seen they would be a speck, or behind it.
 * @param aspect the width of the picture by its height
 */
export function placeOver(store: FlightView, aspect: number): CameraPlace | null {
  const known = [...store.rows()]
    .map((row) => ({ lat: store.lat[row], lon: store.lon[row] }))
    .filter(({ lat, lon }) => !Number.isNaN(lat + lon));
  if (known.length === 0) return null;
  const middle = middleOf(known);
  const far = known.map((each) => distanceM(middle, each)).sort((a, b) => a - b);
  const angle = far[Math.ceil(far.length * IN_SIGHT) - 1] / EARTH_RADIUS_M;
  const slope = HALF_VIEW * FILLED * Math.min(1, aspect);
  const altitude = Math.max(LOWEST, Math.sin(angle) / slope - 1 + Math.cos(angle));
  return angle > Math.PI / 2 || altitude > HIGHEST ? null : { ...middle, altitude };
}

/** The mean of all directions. */
function middleOf(places: readonly LatLon[]): LatLon {
  const sum = [0, 0, 0];
  const each = [0, 0, 0];
  for (const { lat, lon } of places) {
    direction(lat, lon, each);
    for (let k = 0; k < 3; k++) sum[k] += each[k];
  }
  return place(sum[0], sum[1], sum[2]);
}

/** What is done when the first aircraft are known: at once, and once the first picture is there. */
export interface Opening {
  readonly ready: Promise<void>;
  appear(): void;
  approach(): void;
}

/**
 * Lets the first aircraft decide where the page opens, however late they come, unless somebody has
 * begun to look around by then.
 */
export function openOver(store: FlightView, opening: Opening): void {
  const ended = new AbortController();
  const unsubscribe = store.subscribe(found);
  ended.signal.addEventListener('abort', unsubscribe);
  const end = () => {
    ended.abort();
  };
  for (const touch of ['pointerdown', 'wheel', 'keydown'])
    addEventListener(touch, end, { signal: ended.signal, capture: true, passive: true });
  found();

  function found(): void {
    if (store.count === 0) return;
    unsubscribe();
    opening.appear();
    void opening.ready.then(() => {
      if (!ended.signal.aborted) opening.approach();
      end();
    });
  }
}
