import type L from 'leaflet';
import type { LatLon } from '../geo/sphere';
import { WORLD_VIEW, type View } from '../wire/live';

/** Wider than that it is the whole world. */
const WIDEST_DEG = 170;
/** Beyond there the map ends. */
const HIGHEST = 85;

/** What can be seen of the world. */
export function viewOf(map: L.Map): View {
  const bounds = map.getBounds();
  if (bounds.getEast() - bounds.getWest() > WIDEST_DEG) return WORLD_VIEW;
  const wrap = (lon: number) => ((((lon + 180) % 360) + 360) % 360) - 180;
  return {
    west: wrap(bounds.getWest()),
    south: Math.max(-90, bounds.getSouth()),
    east: wrap(bounds.getEast()),
    north: Math.min(90, bounds.getNorth()),
  };
}

/** The place under a point of the map; null where there is none. */
export function placeUnder(map: L.Map, x: number, y: number): LatLon | null {
  const { lat, lng } = map.containerPointToLatLng([x, y]).wrap();
  return Math.abs(lat) > HIGHEST ? null : { lat, lon: lng };
}

/** Where a place is on the map. The world is there more than once: in the one that is looked at. */
export function pointOf(map: L.Map, { lat, lon }: LatLon): L.Point {
  const turns = Math.round((map.getCenter().lng - lon) / 360);
  return map.latLngToContainerPoint([lat, lon + turns * 360]);
}
