import L from 'leaflet';
import { world } from '../geo/world';
import type { Theme } from '../globe/look';
import { background } from './background';
import { mapTiles, type MapTiles } from './tiles';

/** What lies under the aircraft: lines that come with the page, and a server's pictures, if any. */
export class Ground {
  private lines: L.GridLayer | undefined;
  private pictures: L.TileLayer | undefined;

  constructor(private readonly map: L.Map) {}

  async dress(theme: Theme): Promise<void> {
    const [found, tiles] = await Promise.all([world(), mapTiles()]);
    this.lines?.remove();
    this.lines = background(found, theme).addTo(this.map);
    if (tiles && !this.pictures) this.show(tiles);
  }

  private show({ url, credit }: MapTiles): void {
    this.pictures = L.tileLayer(url, {
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
