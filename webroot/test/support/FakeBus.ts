import type { BusFailure, BusMessage } from '@vertx/eventbus-bridge-client.js';

type Handler = (error: BusFailure | null, message?: BusMessage) => void;

/** Stands in for the official client: notes what is asked, and says what a test has it say. */
export class FakeBus {
  static readonly OPEN = 1;
  static last: FakeBus;

  state = 0;
  onopen: (() => void) | null = null;
  onclose: ((event?: { code?: number }) => void) | null = null;
  onerror: unknown = null;
  readonly sockJSConn = {
    onmessage: (event: { data: string }): void => {
      this.received(JSON.parse(event.data) as BusMessage);
    },
  };
  /** Addresses of messages that nobody wanted, each of which the real one complains of. */
  readonly unwanted: string[] = [];
  readonly handlers = new Map<string, Handler>();
  readonly questions: { body: unknown; handler: Handler }[] = [];
  isClosed = false;

  constructor(readonly url: string) {
    FakeBus.last = this;
  }

  registerHandler(address: string, handler: Handler): void {
    this.handlers.set(address, handler);
  }

  unregisterHandler(address: string, handler: Handler): void {
    if (this.handlers.get(address) === handler) this.handlers.delete(address);
  }

  send(_: string, body: unknown, handler: Handler): void {
    this.questions.push({ body, handler });
  }

  close(): void {
    this.isClosed = true;
  }

  // What the server does.

  open(): void {
    this.state = FakeBus.OPEN;
    this.onopen?.();
  }

  tell(address: string, body: unknown): void {
    this.sockJSConn.onmessage({ data: JSON.stringify({ type: 'rec', address, body }) });
  }

  answer(...shards: unknown[]): void {
    this.questions.at(-1)!.handler(null, { address: '', body: { shards } });
  }

  private received(message: BusMessage): void {
    const handler = this.handlers.get(message.address);
    if (handler) handler(null, message);
    else this.unwanted.push(message.address);
  }
}
