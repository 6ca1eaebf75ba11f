import { existsSync, readFileSync } from 'node:fs';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join, normalize } from 'node:path';
import { type WebSocket, WebSocketServer } from 'ws';

const TYPES: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.webp': 'image/webp',
  '.txt': 'text/plain; charset=utf-8',
};

/** What a request for some path is answered with, as JSON; null where there is nothing to say, undefined where it is no path. */
export type Answers = (address: URL) => unknown;

/** Serves the built page as a node does, out of memory and compressed, and WebSockets beside it. */
export class PageServer {
  private readonly files = new Map<string, Buffer | null>();
  private readonly server: Server;
  private readonly sockets: WebSocketServer;

  constructor(
    private readonly folder: string,
    onClient: (socket: WebSocket, address: URL) => void,
    private readonly answers: Answers = () => undefined,
  ) {
    this.server = createServer((request, response) => {
      this.answer(request, response);
    });
    this.sockets = new WebSocketServer({
      server: this.server,
      perMessageDeflate: false,
      handleProtocols: () => 'sky.v2.compact',
    });
    this.sockets.on('connection', (socket, request) => {
      onClient(socket, addressOf(request));
    });
  }

  async start(): Promise<URL> {
    await new Promise<void>((done) => this.server.listen(0, '127.0.0.1', done));
    return new URL(`http://127.0.0.1:${(this.server.address() as AddressInfo).port}/`);
  }

  stop(): void {
    for (const socket of this.sockets.clients) socket.terminate();
    this.sockets.close();
    this.server.close();
  }

  private answer(request: IncomingMessage, response: ServerResponse): void {
    const address = addressOf(request);
    const { pathname } = address;
    const told = this.answers(address);
    if (told === null) {
      response.writeHead(204).end();
      return;
    }
    if (told !== undefined) {
      response.setHeader('content-type', 'application/json').end(JSON.stringify(told));
      return;
    }
    if (pathname === '/health/live') {
      response.end('ok');
      return;
    }
    const name = pathname === '/' ? '/index.html' : normalize(pathname);
    const packed = this.file(`${name}.br`);
    const bytes = packed ?? this.file(name);
    if (!bytes) {
      response.writeHead(404).end();
      return;
    }
    response.writeHead(200, {
      'content-type': TYPES[extname(name)] ?? 'application/octet-stream',
      'content-length': bytes.length,
      'cache-control': name.startsWith('/assets/') ? 'public, max-age=31536000' : 'no-cache',
      ...(packed && { 'content-encoding': 'br' }),
    });
    response.end(bytes);
  }

  private file(name: string): Buffer | null {
    let bytes = this.files.get(name);
    if (bytes === undefined) {
      const path = join(this.folder, name);
      bytes = existsSync(path) ? readFileSync(path) : null;
      this.files.set(name, bytes);
    }
    return bytes;
  }
}

function addressOf({ url }: IncomingMessage): URL {
  return new URL(url ?? '/', 'http://localhost');
}
