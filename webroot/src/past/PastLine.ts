import { Backoff } from '../wire/Backoff';
import { WHO_ARE_YOU } from '../wire/closing';
import type { Message } from '../wire/messages';
import { corners, PackedSocket, type SocketListener } from '../wire/PackedSocket';
import type { TileView } from '../wire/tiles';
import { Watchdog } from '../wire/Watchdog';

const SECOND_MS = 1_000;

/** What a socket is asked for here; tests bring their own. */
export type PastSocket = Pick<PackedSocket, 'open' | 'say' | 'close'>;
export type ConnectPast = (listener: SocketListener) => PastSocket;

export interface PastLineListener {
  /** Where a connection that is begun now is to begin. */
  address(): URL;
  /** It is begun; what is said now comes first. */
  began(): void;
  message(message: Message): void;
  /** What is no message of the live protocol. */
  told(body: unknown): void;
  /** It ended, and is tried again; lasting is what was tried in vain already. */
  broke(isLasting: boolean): void;
  /** The server asks who this is. */
  refused(): void;
}

/** The connection to the past, which is begun again whenever it ends. */
export class PastLine {
  isOpen = false;
  private readonly socket: PastSocket;
  private readonly backoff = new Backoff();
  private readonly watchdog = new Watchdog();
  private failures = 0;
  private ticking: ReturnType<typeof setInterval> | undefined;
  private retry: ReturnType<typeof setTimeout> | undefined;

  constructor(
    private readonly listener: PastLineListener,
    connect: ConnectPast = (each) => new PackedSocket(each),
  ) {
    this.socket = connect({
      message: (message) => {
        this.received(message);
      },
      told: (body) => {
        listener.told(body);
      },
      bytes: () => undefined,
      closed: (code) => {
        this.closed(code);
      },
    });
  }

  /** Begins, unless it is about to. */
  open(): void {
    if (this.isOpen || this.retry !== undefined) return;
    this.isOpen = true;
    this.watchdog.begin(performance.now());
    this.ticking = setInterval(() => {
      if (this.watchdog.isSilent(performance.now())) this.closed(null);
    }, SECOND_MS);
    this.socket.open(this.listener.address());
    this.listener.began();
  }

  say(message: unknown): void {
    if (this.isOpen) this.socket.say(message);
  }

  close(): void {
    clearInterval(this.ticking);
    clearTimeout(this.retry);
    this.retry = undefined;
    this.isOpen = false;
    this.socket.close();
  }

  private received(message: Message): void {
    const now = performance.now();
    this.watchdog.heard(now);
    if (message.type === 'heartbeat') this.watchdog.heartbeat(now);
    if (message.type === 'snapshot') {
      this.failures = 0;
      this.backoff.reset();
    }
    this.listener.message(message);
  }

  private closed(code: number | null): void {
    this.close();
    if (code !== null && WHO_ARE_YOU.has(code)) {
      this.listener.refused();
      return;
    }
    this.listener.broke(this.failures++ > 0);
    this.retry = setTimeout(() => {
      this.retry = undefined;
      this.open();
    }, this.backoff.after(code));
  }
}

/** Where the past is played from an instant on. */
export function streamAddress(
  server: URL,
  { fromMs, speed, view }: { fromMs: number; speed: number; view: TileView },
): URL {
  const address = new URL('history/stream', server);
  address.searchParams.set('from', String(fromMs / 1_000));
  address.searchParams.set('speed', String(speed));
  if (view.box) address.searchParams.set('bbox', corners(view.box).join(','));
  return address;
}
