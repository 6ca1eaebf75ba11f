import type { CockpitMode } from '../globe/Cockpit';
import type { CameraPlace } from '../globe/camera';
import type { GlobeSurface } from '../globe/GlobeSurface';
import { type View, WORLD_VIEW } from '../wire/live';
import { el } from '../ui/dom';
import type { Page, SurfaceName } from './Page';
import { piece } from './piece';
import type { Surface } from './Surface';

/** Where the pictures stand: the globe or the flat map, each made when it is first wanted. */
export class Stage {
  readonly element = el('div', {
    class: 'stage',
    role: 'img',
    'aria-label': 'Aircraft over the Earth. The keys N and P go from one to the next.',
  });
  private readonly made = new Map<SurfaceName, Surface>();
  private globe: GlobeSurface | undefined;
  private turn = 0;

  constructor(
    private readonly page: Page,
    private start: CameraPlace,
  ) {}

  async show(name: SurfaceName): Promise<void> {
    const turn = ++this.turn;
    const surface = this.made.get(name) ?? (await this.make(name));
    if (turn !== this.turn) return;
    const before = this.made.size > 1 ? this.page.surface : undefined;
    for (const other of this.made.values()) {
      other.element.hidden = other !== surface;
      other.awake = other === surface && !document.hidden;
    }
    this.page.surface = surface;
    surface.fit();
    if (before && before !== surface) surface.flyTo(before.place, 0);
    this.follow();
    this.look();
  }

  /** Hands the page's choices to the picture. */
  follow(): void {
    const { page } = this;
    page.surface.dress(page.settings.value);
    page.surface.select(page.selectedRow);
    page.surface.mark(page.airport.value);
    page.surface.speakOf(page.anomaly.value);
    page.surface.refilter();
  }

  sleep(asleep: boolean): void {
    this.page.surface.awake = !asleep;
  }

  cockpit(mode: CockpitMode): void {
    const cockpit = this.globe?.scene.cockpit;
    if (!cockpit) return;
    const row = this.page.selectedRow;
    if (mode === 'off' || row < 0) cockpit.leave();
    else cockpit.enter(row, mode);
  }

  turning(on: boolean): void {
    this.globe?.scene.turning(on);
  }

  /** When the globe, if it is that, has its first picture. */
  get ready(): Promise<void> {
    return this.globe?.ready ?? Promise.resolve();
  }

  get view(): View {
    return this.page.surface.view;
  }

  /** Tells the server what can be seen. */
  look(): void {
    // From a cockpit one sees far, and turns quickly: the world then, as from afar.
    const { live, past } = this.page.sky;
    const view = this.page.cockpit.value === 'off' ? this.view : WORLD_VIEW;
    live.setView(view);
    past?.setView(view);
    this.page.url.touch();
  }

  private bring<T>(load: () => Promise<T>): Promise<T> {
    return piece(load, () => {
      this.page.say('A part of the page is missing; it starts again as soon as the server has it');
    });
  }

  private async make(name: SurfaceName): Promise<Surface> {
    const element = el('div', { class: `surface ${name}` });
    this.element.prepend(element);
    const { sky, trails, mode } = this.page;
    let surface: Surface;
    if (name === 'globe') {
      const { GlobeSurface } = await this.bring(() => import('../globe/GlobeSurface'));
      const { light, frozen, calm } = mode;
      this.globe = new GlobeSurface(element, sky, trails, {
        light,
        frozen,
        calm,
        start: this.start,
      });
      surface = this.globe;
    } else {
      const { FlatMap } = await this.bring(() => import('../map/FlatMap'));
      surface = new FlatMap(element, sky, trails, this.start, mode.calm);
    }
    surface.onCamera(() => {
      this.look();
    });
    this.made.set(name, surface);
    return surface;
  }
}

export function hasWebGl(): boolean {
  try {
    return document.createElement('canvas').getContext('webgl2') !== null;
  } catch {
    return false;
  }
}
