// One browser as the official clients make it: registers, asks, applies deltas, tries what it may
// not. Says on standard output, a JSON object a line, what happens; the test reads it.
'use strict';

const EventBus = require('@vertx/eventbus-bridge-client.js');

const [url, transport, channel, question, until] = process.argv.slice(2);

// By shard: the epoch, the seq held, and the flights. See "The rules of a client" in protocol.md.
const shards = new Map();
let waiting = [];
let asked = false;
const errors = [];
const heard = { delta: 0, snapshot: 0, heartbeat: 0, status: 0, gap: 0, seen: 0 };

const say = (event, more) => console.log(JSON.stringify({ event, ...more }));

const bus = new EventBus(url, {
  transports: [transport],
  vertxbus_ping_interval: 500,
});

bus.onerror = (error) => {
  errors.push(error);
  say('error', { error });
};

bus.onclose = (closed) => {
  say('closed', { code: closed.code, reason: closed.reason });
  process.exit(0);
};

bus.onopen = () => {
  say('open', { transport: bus.sockJSConn.transport });
  bus.registerHandler(channel, onMessage);
  bus.registerHandler('sky.status', (failure, message) => {
    heard.status++;
    say('status', { node: message.body.node });
  });
  ask();
};

function ask() {
  asked = true;
  bus.send('sky.snapshot', JSON.parse(question), (failure, message) => {
    if (failure) {
      say('failed', { failure });
      return;
    }
    message.body.shards.forEach(take);
    asked = false;
    const late = waiting;
    waiting = [];
    late.forEach(apply);
    say('held', { flights: held().length });
    finishIfThere();
  });
}

function onMessage(failure, message) {
  heard[message.body.type]++;
  if (asked) {
    waiting.push(message.body);
  } else {
    apply(message.body);
    finishIfThere();
  }
}

function apply(body) {
  if (body.type === 'snapshot') {
    take(body);
  } else if (body.type === 'delta') {
    delta(body);
  }
}

function take(snapshot) {
  shards.set(snapshot.shard, {
    epoch: snapshot.epoch,
    seq: snapshot.seq,
    flights: new Map(snapshot.flights.map((flight) => [flight.icao24, flight])),
  });
}

function delta(frame) {
  const shard = shards.get(frame.shard);
  const prev = frame.prev === undefined ? frame.seq - 1 : frame.prev;
  if (shard === undefined || shard.epoch !== frame.epoch || prev > shard.seq) {
    heard.gap++;
    ask();
    return;
  }
  if (frame.seq <= shard.seq) {
    heard.seen++;
    return;
  }
  shard.seq = frame.seq;
  frame.upserts.forEach((flight) => shard.flights.set(flight.icao24, flight));
  frame.removals.forEach((icao24) => shard.flights.delete(icao24));
}

const held = () =>
  [...shards.values()]
    .flatMap((shard) => [...shard.flights.values()])
    .map((flight) => `${flight.icao24} ${flight.callsign} ${flight.last_contact_unix}`)
    .sort();

let finishing = false;

function finishIfThere() {
  if (finishing || asked || !held().some((flight) => flight.startsWith(until))) {
    return;
  }
  finishing = true;
  bus.unregisterHandler(channel, onMessage);
  tryWhatIsForbidden(() => {
    say('end', { flights: held(), heard, errors });
    bus.close();
  });
}

// What has an answer comes last, so that the errors before it have been heard.
function tryWhatIsForbidden(then) {
  bus.publish(channel, { mine: true });
  bus.send('sky.config', { mine: true });
  bus.registerHandler('sky.config', () => say('leak'));
  bus.send('sky.history.track', { icao24: 'a00001' }, (history) => {
    say('history', { failure: history });
    bus.send('sky.snapshot', { nonsense: true }, (nonsense) => {
      say('nonsense', { failure: nonsense });
      then();
    });
  });
}
