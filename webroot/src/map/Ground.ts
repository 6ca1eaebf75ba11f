import L from 'leaflet';
import { fineWorld, world } from '../geo/world';
import type { World } from '../geo/worldReader';
import type { Theme } from '../globe/look';
import { eventually } from '../once';
import { background } from './background';
import { mapTiles, type MapTiles } from './tiles';

/** From nearer than that the lines of the first picture look angular. */
const FINE_FROM_ZOOM = 5.5;

/** What lies under the aircraft: lines that come with the page, and a server's pictures, if any. */
export class Ground {
  private lines: L.GridLayer | undefined;
  private world: World | undefined;
  private theme: Theme = 'dark';
  private isFine = false;

  constructor(private readonly map: L.Map) {
    eventually(world, (found) => {
      if (!this.world) this.lay(found);
    });
    void mapTiles().then((tiles) => {
      if (tiles) this.show(tiles);
    });
    map.on('zoomend', () => {
      this.refine();
    });
    this.refine();
  }

  dress(theme: Theme): void {
    if (theme === this.theme) return;
    this.theme = theme;
    if (this.world) this.lay(this.world);
  }

  private refine(): void {
    if (this.isFine || this.map.getZoom() < FINE_FROM_ZOOM) return;
    this.isFine = true;
    eventually(fineWorld, (found) => {
      this.lay(found);
    });
  }

  private lay(world: World): void {
    this.world = world;
    this.lines?.remove();
    this.lines = background(world, this.theme).addTo(this.map);
  }

  private show({ url, credit }: MapTiles): void {
    L.tileLayer(url, {
      maxZoom: 19,
      zIndex: 2,
      // Servers of tiles want to know whose page it is; the rest of the address is not their business.
      referrerPolicy: 'strict-origin-when-cross-origin',
    }).addTo(this.map);
    if (credit === '') return;
    // As text: what a configuration says is not to become part of the page.
    const line = document.createElement('p');
    line.className = 'map-credit';
    line.textContent = credit;
    this.map.getContainer().append(line);
  }
}
