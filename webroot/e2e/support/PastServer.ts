import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { WebSocket } from 'ws';
import { PageServer } from '../../bench/PageServer';
import { wire } from '../../test/support/anomalies';
import { MadeUpSky } from './MadeUpSky';
import { json } from '../../test/support/ServerSession';
import { Player } from './Player';

const FOLDER = fileURLToPath(new URL('../../dist/webroot', import.meta.url));
const HOUR_MS = 3_600_000;

export interface PastOptions {
  readonly aircraft?: number;
  /** How long the past is; null: no node keeps one. */
  readonly hours?: number | null;
}

/** A server of the page that is made up altogether: a sky of now, and of some hours before. */
export class PastServer {
  /** What clients of the past have said, and how they came. */
  readonly asked: string[] = [];
  private readonly players = new Set<Player>();
  private readonly pages: PageServer;
  readonly sky: MadeUpSky;
  private readonly roles: string[];

  private constructor({ aircraft = 400, hours = 5 }: PastOptions) {
    const now = Date.now();
    this.sky = new MadeUpSky(aircraft, now - (hours ?? 5) * HOUR_MS, now);
    this.roles = ['bridge', 'detector', ...(hours === null ? [] : ['history'])];
    this.pages = new PageServer(
      FOLDER,
      (socket, address) => {
        this.came(socket, address);
      },
      (address) => this.answer(address),
    );
  }

  static async start(options: PastOptions = {}): Promise<{ server: PastServer; url: string }> {
    if (!existsSync(FOLDER)) throw new Error('The page is not built: npm run build');
    const server = new PastServer(options);
    return { server, url: (await server.pages.start()).href };
  }

  stop(): void {
    for (const player of this.players) player.end();
    this.pages.stop();
  }

  /** Ends the connections to the past, as a node that is stopped. */
  hangUp(): void {
    for (const player of this.players) if (player.isPast) player.hangUp();
  }

  private came(socket: WebSocket, address: URL): void {
    const isPast = address.pathname.startsWith('/history/');
    if (isPast && !this.roles.includes('history')) {
      socket.terminate();
      return;
    }
    if (isPast) this.asked.push(`open ${address.search}`);
    const player = new Player(socket, this.sky, address, isPast, (text) => {
      if (isPast) this.asked.push(text);
    });
    this.players.add(player);
    socket.on('close', () => {
      player.end();
      this.players.delete(player);
    });
  }

  private answer({ pathname, searchParams }: URL): unknown {
    const keepsPast = this.roles.includes('history');
    const of = /^\/flights\/(.*)\/track$/.exec(pathname)?.[1];
    if (keepsPast && of) return this.track(of, searchParams);
    switch (pathname) {
      case '/whoami':
        return { login: 'none', name: null, seconds_left: 0 };
      case '/status':
        return { nodes: [{ node: 'made-up', roles: this.roles, feeds: [] }] };
      case '/anomalies':
        return this.anomalies(searchParams);
      case '/page.json':
        return {};
      case '/processed_flights/sse':
        return null;
      case '/history/span':
        return keepsPast
          ? { from: this.sky.fromMs / 1_000, to: Date.now() / 1_000 - 2 }
          : undefined;
      case '/history/traffic':
        return keepsPast ? this.traffic(searchParams) : undefined;
      case '/history/search':
        return keepsPast ? this.search(searchParams) : undefined;
      case '/history/near':
        return keepsPast ? this.near(searchParams) : undefined;
      case '/history/trails':
        return keepsPast ? this.trails(searchParams) : undefined;
      default:
        return undefined;
    }
  }

  private track(icao24: string, asked: URLSearchParams): unknown {
    const [from, to] = ['from', 'to'].map((name) => Number(asked.get(name)));
    const heard = this.sky.track(icao24, from * 1_000, to * 1_000);
    return heard && { icao24, from, to, track: heard.map(json) };
  }

  /** Those of the last hour are in the detector's memory, all others in the table only. */
  private anomalies(asked: URLSearchParams): unknown {
    const [from, to] = ['from', 'to'].map((name) => Number(asked.get(name)));
    const { events } = this.sky;
    const told = asked.has('from')
      ? events.filter(({ startS, endS }) => endS >= from && startS <= to)
      : events.filter(({ endS }) => endS * 1_000 > Date.now() - HOUR_MS);
    return { t: Date.now(), anomalies: told.map(wire), next: null };
  }

  private search(asked: URLSearchParams): unknown {
    this.asked.push(`search ${asked.get('q')}`);
    const found = this.sky.flights((asked.get('q') ?? '').toUpperCase(), Date.now());
    const flights = found.slice(0, Number(asked.get('limit'))).map(({ icao24, fromMs, toMs }) => {
      const last = this.sky.track(icao24, fromMs, toMs)?.at(-1);
      return {
        ...{ id: `${icao24}-${fromMs}`, icao24, callsign: last?.callsign },
        ...{ first_seen: fromMs / 1_000, last_seen: toMs / 1_000 },
        ...{ origin: last?.origin, destination: last?.destination, squawks: [] },
        ...{ lat: last?.lat, lon: last?.lon },
      };
    });
    return { flights, next: null };
  }

  private near(asked: URLSearchParams): unknown {
    const [lat, lon, km, from, to] = ['lat', 'lon', 'km', 'from', 'to'].map((name) =>
      Number(asked.get(name)),
    );
    const passed = this.sky.near({ lat, lon }, km * 1_000, from * 1_000, to * 1_000);
    const flights = passed.map(({ flight, far }) => ({
      ...{ icao24: flight.icao24, callsign: flight.callsign, aircraft_type: 'A320' },
      ...{ t: flight.lastContactMs / 1_000, distance_m: far },
      ...{ lat: flight.lat, lon: flight.lon, altitude_m: flight.altM },
    }));
    return { flights };
  }

  private trails(asked: URLSearchParams): unknown {
    const [t, seconds] = ['t', 'seconds'].map((name) => Number(asked.get(name)));
    const trails: Record<string, unknown> = {};
    for (const icao24 of this.sky.at(t * 1_000).keys()) {
      const heard = this.sky.track(icao24, (t - seconds) * 1_000, t * 1_000) ?? [];
      trails[icao24] = heard
        .filter((_, i) => i % 10 === 0 || i + 1 === heard.length)
        .map(({ lastContactMs, lon, lat, altM }) => [lastContactMs / 1_000, lon, lat, altM]);
    }
    return { t, trails };
  }

  private traffic(asked: URLSearchParams): unknown {
    const [from, to, step] = ['from', 'to', 'step'].map((name) => Number(asked.get(name)));
    const traffic: unknown[] = [];
    for (let at = from; at < to; at += step) {
      const isKnown = (at + step) * 1_000 > this.sky.fromMs && at * 1_000 < Date.now();
      const aircraft = this.sky.traffic(at * 1_000);
      if (isKnown) traffic.push({ from: at, updates: aircraft * (step / 5), aircraft });
    }
    return { step, traffic };
  }
}
