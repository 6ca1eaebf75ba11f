// uWebSockets in the place of our node: it publishes one message to all its clients five times a
// second, as verticles/tools' BareLoop does. Arguments: port, bytes of a message. The messages are
// empty frames of our protocol, padded, so that the load tester can check them.
import { createRequire } from "node:module";

const TICK_MS = 200;
const TOPIC = "all";
const [port, size] = process.argv.slice(2).map(Number);

// The binary itself: where there is none for this machine, the package would quietly take a
// WebSocket server in JavaScript, and we would measure that.
const binary = `uws_${process.platform}_${process.arch}_${process.versions.modules}.node`;
const uws = createRequire(import.meta.url)(`@trufflesuite/uws-js-unofficial/binaries/${binary}`);

let seq = 1;

function message(type, list, length) {
  const head = `{"type":"${type}","shard":0,"epoch":"bare","seq":${seq},"t":${Date.now()},"${list}":["`;
  const tail = '"]}';
  return head + "x".repeat(Math.max(0, length - head.length - tail.length)) + tail;
}

const app = uws
  .App()
  .ws("/*", {
    compression: uws.DISABLED,
    // Who is behind loses nothing that we would count as a fault of the server.
    maxBackpressure: 64 * 1024 * 1024,
    upgrade: (response, request, context) =>
      response.upgrade(
        {},
        request.getHeader("sec-websocket-key"),
        request.getHeader("sec-websocket-protocol"),
        request.getHeader("sec-websocket-extensions"),
        context,
      ),
    open: (socket) => {
      socket.send(message("snapshot", "flights", 0));
      socket.subscribe(TOPIC);
    },
  })
  .listen("127.0.0.1", port, (listening) => {
    if (!listening) {
      console.error(`cannot listen on port ${port}`);
      process.exit(1);
    }
  });

setInterval(() => {
  seq++;
  app.publish(TOPIC, message("delta", "upserts", size));
}, TICK_MS);
