import { type Anomaly, isOpen } from '../anomalies/anomaly';
import type { Airport } from '../airports/airports';
import { type Filters, NO_FILTERS } from '../filters/filters';
import type { CockpitMode } from '../globe/Cockpit';
import type { LatLon } from '../geo/sphere';
import type { TrailStore } from '../trails/TrailStore';
import type { Instant, UrlState } from '../url/urlState';
import { UrlWriter } from '../url/UrlWriter';
import { Value } from '../wire/Value';
import type { Mode } from './mode';
import { keepSettings, lookParams, nextChoice, type Settings } from './settings';
import type { SkyView } from './SkyView';
import type { Surface } from './Surface';

export type SurfaceName = 'globe' | 'map';
export type PanelName = 'filters' | 'anomalies' | 'near' | 'look' | 'status';

/** What the page shows and what can be done with it. Panels and keys act on it, pictures follow it. */
export class Page {
  /** The address of the selected aircraft. */
  readonly selected: Value<string | null>;
  readonly hovered = new Value(-1);
  readonly airport = new Value<Airport | null>(null);
  /** The anomaly that is spoken of: where it was is marked. */
  readonly anomaly = new Value<Anomaly | null>(null);
  /** The place of which it is asked who has passed it. */
  readonly place = new Value<LatLon | null>(null);
  readonly settings: Value<Settings>;
  readonly surfaceName: Value<SurfaceName>;
  readonly cockpit = new Value<CockpitMode>('off');
  readonly panel = new Value<PanelName | null>(null);
  readonly filters: Value<Filters>;
  /** Said to who cannot see it, and shown for a moment. */
  readonly notice = new Value('');
  readonly url: UrlWriter;
  surface!: Surface;

  constructor(
    readonly sky: SkyView,
    readonly trails: TrailStore,
    readonly mode: Mode,
    start: UrlState,
    settings: Settings,
  ) {
    this.selected = new Value(start.selected);
    this.settings = new Value(settings);
    this.surfaceName = new Value(start.surface);
    this.filters = new Value(start.filters);
    this.url = new UrlWriter(
      () => this.urlState(),
      () => lookParams(this.settings.value),
    );
  }

  get selectedRow(): number {
    const { value } = this.selected;
    return value === null ? -1 : this.sky.store.row(value);
  }

  select(row: number, fly = false): void {
    this.choose(row < 0 ? null : this.sky.store.icao24[row]);
    if (row < 0) this.cockpit.value = 'off';
    else if (fly) this.flyToSelected();
  }

  /**
   * Selects the aircraft and goes where it was: to the aircraft itself while it is open and heard of.
   * Its trail shows the minutes before as far as this page saw them. Whoever is in the past already
   * is taken to that moment.
   */
  showAnomaly(event: Anomaly): void {
    if (this.sky.past?.playback.value) {
      this.replay(event);
      return;
    }
    this.cockpit.value = 'off';
    this.choose(event.icao24);
    this.anomaly.value = event;
    const { store } = this.sky;
    const row = this.selectedRow;
    const isThere = row >= 0 && !Number.isNaN(store.lat[row]);
    if (isThere && (isOpen(event) || Number.isNaN(event.lat))) this.flyToSelected();
    else if (!Number.isNaN(event.lat)) this.flyNear(event);
    else this.say('Where that was is not known');
  }

  /** From one open anomaly to the next, the gravest first. */
  nextAnomaly(): void {
    const open = this.sky.anomalies.events.list.filter(isOpen);
    const at = open.findIndex(({ id }) => id === this.anomaly.value?.id);
    if (open.length > 0) this.showAnomaly(open[(at + 1) % open.length]);
    else this.say('Nothing is odd now');
  }

  /** Goes to when the anomaly began, where it was; from there time goes on as before, or is played. */
  replay(event: Anomaly, plays = false): void {
    const { past } = this.sky;
    this.cockpit.value = 'off';
    this.choose(event.icao24);
    this.anomaly.value = event;
    if (!Number.isNaN(event.startS)) past?.go(event.startS * 1_000);
    if (plays && past?.playback.value?.playing === false) past.toggle();
    if (Number.isNaN(event.lat)) this.say('Where that was is not known');
    else this.flyNear(event);
  }

  choose(icao24: string | null): void {
    this.anomaly.value = null;
    this.selected.value = icao24;
    if (icao24 !== null) this.airport.value = null;
    this.url.touch();
  }

  showAirport(airport: Airport | null): void {
    if (airport) this.select(-1);
    this.airport.value = airport;
  }

  flyToSelected(): void {
    const { store } = this.sky;
    const row = this.selectedRow;
    if (row >= 0 && !Number.isNaN(store.lat[row]))
      this.flyNear({ lat: store.lat[row], lon: store.lon[row] });
  }

  /** Comes near enough to see single aircraft, and never goes farther away. */
  flyNear(to: LatLon): void {
    this.surface.flyTo({ ...to, altitude: Math.min(this.surface.place.altitude, 0.35) });
  }

  filter(change: Partial<Filters>): void {
    const filters = { ...this.filters.value, ...change };
    this.sky.shown.filters = filters;
    this.filters.value = filters;
    this.surface.refilter();
    this.url.touch();
  }

  /** Anomalies have come or are long over, and with them those who are shown for them. */
  reconsider(): void {
    if (!this.filters.value.onlyAnomalies) return;
    this.sky.shown.reconsider();
    this.surface.refilter();
  }

  clearFilters(): void {
    this.filter(NO_FILTERS);
  }

  set<K extends keyof Settings>(name: K, value: Settings[K]): void {
    this.settings.value = { ...this.settings.value, [name]: value };
    keepSettings(this.settings.value);
    this.url.touch();
  }

  next(name: keyof Settings): void {
    this.set(name, nextChoice(name, this.settings.value[name]));
  }

  /** Asks who has passed a place. */
  askNear(place: LatLon): void {
    this.place.value = place;
    this.panel.value = 'near';
  }

  toggle(panel: PanelName): void {
    this.panel.value = this.panel.value === panel ? null : panel;
  }

  say(text: string): void {
    this.notice.value = text;
  }

  private get instant(): Instant | null {
    const { past } = this.sky;
    const playback = past?.playback.value;
    if (!past || !playback) return null;
    return { atMs: past.nowMs, speed: playback.playing ? playback.speed : null };
  }

  private urlState(): UrlState {
    return {
      camera: this.cockpit.value === 'off' ? this.surface.place : null,
      selected: this.selected.value,
      filters: this.filters.value,
      units: this.settings.value.units,
      transport: this.sky.live.transport,
      surface: this.surfaceName.value,
      cockpit: this.cockpit.value !== 'off',
      instant: this.instant,
    };
  }
}
