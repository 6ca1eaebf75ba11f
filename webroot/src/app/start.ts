import { type Instant, readUrl } from '../url/urlState';
import { makeSky } from '../sky';
import { TrailStore } from '../trails/TrailStore';
import { makeCommands, type Command } from './commands';
import { fetchEarthEarly } from './earlyPictures';
import { followAnomalies } from './followAnomalies';
import { followPast } from './followPast';
import { followSelection } from './followSelection';
import { openForInspection } from './inspection';
import { letKnow } from './knowing';
import { watchKeys } from './keyboard';
import { hasPanels, readMode, type Mode } from './mode';
import { Page, type SurfaceName } from './Page';
import { watchPointer } from './pointing';
import { watchRoom } from './room';
import { type Opening, openOver, placeOver } from './opening';
import { loadSettings, type Settings } from './settings';
import type { SkyView } from './SkyView';
import { hasWebGl, Stage } from './Stage';
import { Walk } from './walk';
import { furnish } from '../ui/furnish';
import { timeRoom } from '../ui/timeRoom';
import { askWho } from '../wire/who';

const HOME = { lat: 32, lon: 4, altitude: 1.9 };

/** Builds the page: the one place where its parts meet. */
export async function start(root: HTMLElement): Promise<void> {
  const query = new URLSearchParams(location.search);
  const mode = readMode(query);
  const url = readUrl(location.search);
  const webGl = hasWebGl();
  const server = new URL('./', location.href);
  const who = mode.demo ? null : askWho(server);
  const sky = await skyOf(query, mode, server);
  const page = new Page(
    sky,
    new TrailStore(sky.store, sky.clock),
    mode,
    webGl ? url : { ...url, surface: 'map' },
    loadSettings(query),
  );
  if (page.surfaceName.value === 'globe' && page.settings.value.style === 'earth')
    fetchEarthEarly();
  const stage = new Stage(page, url.camera ?? homeOf());
  root.append(stage.element);
  await stage.show(page.surfaceName.value);
  const commands: Command[] = [];
  const doors = furnish(root, page, () => commands);
  commands.push(...makeCommands(page, new Walk(page), doors));
  watchRoom(root, page);
  connect(page, stage, webGl);
  followSelection(page, stage, url.cockpit);
  watchPointer(stage.element, page);
  watchKeys(commands, doors.palette);
  openForInspection(page);
  followPast(page);
  if (hasPanels(mode)) timeRoom(root, page);
  stage.look();
  begin(sky, url.instant);
  void letKnow(root, server, { who, live: sky.live, commands });
  if (!webGl) page.say('This browser shows no WebGL, so here is the flat map');
  const isFree = url.camera === null && url.selected === null;
  stage.turning(mode.kiosk || isFree);
  if (isFree) openOver(sky.store, openingOf(page, stage));
  await stage.ready;
  document.body.classList.add('ready');
  markFirsts(sky);
}

async function skyOf(query: URLSearchParams, mode: Mode, server: URL): Promise<SkyView> {
  const url = readUrl(location.search);
  if (!mode.demo) {
    const sky = makeSky(url, server);
    // Seen from afar it is the whole world: aircraft can come while the globe is still on its way.
    if (url.camera === null) begin(sky, url.instant);
    return sky;
  }
  const { demoSky } = await import('../demo/demo');
  return demoSky(url, query, mode.frozen);
}

function begin({ live, past }: SkyView, instant: Instant | null): void {
  if (past?.playback.value) return;
  if (past && instant) past.open(instant.atMs, instant.speed);
  else live.start();
}

/** A narrow screen shows less of the globe's width: stand farther away. */
function homeOf() {
  return innerWidth < innerHeight ? { ...HOME, altitude: 4 } : HOME;
}

/** From high above the aircraft down to them. */
function openingOf(page: Page, stage: Stage): Opening {
  const { store } = page.sky;
  const over = () => placeOver(store, innerWidth / innerHeight);
  return {
    ready: stage.ready,
    appear: () => {
      const place = over();
      if (!place) return;
      stage.turning(false);
      // Before anybody saw where it stood.
      if (!isReady()) page.surface.flyTo({ ...place, altitude: homeOf().altitude }, 0);
    },
    approach: () => {
      const place = over();
      if (place) page.surface.flyTo(place);
    },
  };
}

function isReady(): boolean {
  return document.body.classList.contains('ready');
}

function connect(page: Page, stage: Stage, webGl: boolean): void {
  page.airport.subscribe((airport) => {
    page.surface.mark(airport);
  });
  followAnomalies(page);
  page.settings.subscribe((settings) => {
    mark(settings, page.surfaceName.value);
    page.surface.dress(settings);
  });
  mark(page.settings.value, page.surfaceName.value);
  page.selected.subscribe(() => {
    page.surface.select(page.selectedRow);
    if (page.cockpit.value !== 'off') stage.cockpit(page.cockpit.value);
    stage.turning(page.mode.kiosk);
  });
  page.cockpit.subscribe((mode) => {
    stage.cockpit(mode);
    stage.look();
  });
  page.surfaceName.subscribe((name) => {
    page.cockpit.value = 'off';
    if (name === 'globe' && !webGl) {
      page.say('The globe needs WebGL, which this browser does not have or does not allow');
      page.surfaceName.value = 'map';
      return;
    }
    mark(page.settings.value, name);
    void stage.show(name);
  });
  stage.element.addEventListener('pointerdown', () => {
    stage.turning(false);
  });
  addEventListener('resize', () => {
    page.surface.fit();
  });
  document.addEventListener('visibilitychange', () => {
    stage.sleep(document.hidden);
  });
}

/** Lets the style sheet know. */
function mark({ theme, style }: Settings, surface: SurfaceName): void {
  document.documentElement.dataset.theme = theme;
  document.documentElement.dataset.style = surface === 'globe' ? style : 'vector';
}

/** When the first picture and the first aircraft were there, for whoever measures. */
function markFirsts({ store }: SkyView): void {
  performance.mark('skysentinel.globe');
  const found = () => {
    if (store.count === 0) return;
    stop();
    // Drawn with the next frame.
    requestAnimationFrame(() => performance.mark('skysentinel.aircraft'));
  };
  const stop = store.subscribe(found);
  found();
}
