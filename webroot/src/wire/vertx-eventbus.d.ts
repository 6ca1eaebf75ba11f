declare module '@vertx/eventbus-bridge-client.js' {
  export interface BusMessage {
    readonly address: string;
    readonly body: unknown;
  }

  export interface BusFailure {
    readonly failureCode?: number;
    readonly failureType?: string;
    readonly message?: string;
  }

  type Handler = (error: BusFailure | null, message?: BusMessage) => void;

  /** The part of Vert.x's official client that is used here. */
  export default class EventBus {
    static readonly OPEN: number;
    constructor(url: string, options?: Record<string, unknown>);
    readonly state: number;
    readonly sockJSConn: { onmessage: ((event: { data: string }) => void) | null };
    onopen: (() => void) | null;
    onclose: ((event?: { code?: number }) => void) | null;
    onerror: (error: BusFailure) => void;
    registerHandler(address: string, handler: Handler): void;
    unregisterHandler(address: string, handler: Handler): void;
    send(address: string, body: unknown, handler: Handler): void;
    close(): void;
  }
}
