import L from 'leaflet';
import { airports, largeAirports, type Airport } from '../airports/airports';

/** Zooms from which airports are shown: the large ones, all, and all with their codes. */
const LARGE_FROM = 3.5;
const ALL_FROM = 6;
const CODES_FROM = 6.5;

/** Airports as quiet dots on the flat map, and the one that is spoken of with a ring. */
export class MapAirports {
  private readonly dots = L.layerGroup();
  private known: readonly Airport[] = [];
  private wanted = false;
  private ring: L.CircleMarker | undefined;
  private ringColor = '#dce9fb';

  constructor(private readonly map: L.Map) {
    this.dots.addTo(map);
    map.on('moveend', () => {
      this.lay();
    });
  }

  dress(wanted: boolean, onPaper: boolean): void {
    this.wanted = wanted;
    this.ringColor = onPaper ? '#22334d' : '#dce9fb';
    this.ring?.setStyle({ color: this.ringColor });
    this.lay();
  }

  mark(airport: Airport | null): void {
    this.ring?.remove();
    this.ring = undefined;
    if (!airport) return;
    this.ring = L.circleMarker([airport.lat, airport.lon], {
      radius: 10,
      weight: 2.2,
      color: this.ringColor,
      fill: false,
      interactive: false,
    }).addTo(this.map);
  }

  pick(x: number, y: number, reachPx: number): Airport | null {
    if (!this.wanted) return null;
    const near = this.inSight(this.map.getBounds()).find(
      ({ lat, lon }) => this.map.latLngToContainerPoint([lat, lon]).distanceTo([x, y]) < reachPx,
    );
    return near ?? null;
  }

  private lay(): void {
    this.dots.clearLayers();
    const zoom = this.map.getZoom();
    if (!this.wanted || zoom < LARGE_FROM) return;
    void (zoom < ALL_FROM ? largeAirports() : airports()).then((found) => {
      if (found.length <= this.known.length) return;
      this.known = found;
      this.lay();
    });
    for (const airport of this.inSight(this.map.getBounds().pad(0.1)))
      dotOf(airport, zoom > CODES_FROM).addTo(this.dots);
  }

  private inSight(bounds: L.LatLngBounds): Airport[] {
    const all = this.map.getZoom() >= ALL_FROM;
    return this.known.filter(
      ({ large, lat, lon }) => (large || all) && bounds.contains([lat, lon]),
    );
  }
}

function dotOf({ lat, lon, large, iata, ident }: Airport, withCode: boolean): L.CircleMarker {
  const dot = L.circleMarker([lat, lon], {
    radius: large ? 3 : 2,
    weight: 1,
    color: '#9fb6d6',
    fillOpacity: 0.35,
    interactive: false,
  });
  if (withCode)
    dot.bindTooltip(iata || ident, {
      permanent: true,
      direction: 'right',
      className: 'airport-name',
    });
  return dot;
}
