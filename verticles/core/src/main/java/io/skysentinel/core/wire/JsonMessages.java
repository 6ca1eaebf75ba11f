package io.skysentinel.core.wire;

import io.skysentinel.core.contract.Flight;
import io.skysentinel.core.contract.Frame;
import io.skysentinel.core.contract.ShardSnapshot;
import io.skysentinel.core.contract.Slices;
import io.skysentinel.core.envelope.PayloadWriter;
import io.skysentinel.core.json.JsonBytes;
import io.skysentinel.core.live.Stand;
import io.skysentinel.core.live.TileCut;
import io.skysentinel.core.live.Tiles;
import io.skysentinel.core.live.View;
import java.util.List;

/** Messages as JSON objects. */
final class JsonMessages implements Messages {
  private static final byte[] SNAPSHOT = JsonBytes.ascii("{'type':'snapshot','shard':");
  private static final byte[] DELTA = JsonBytes.ascii("{'type':'delta','shard':");
  private static final byte[] HEARTBEAT = JsonBytes.ascii("{'type':'heartbeat','t':");
  private static final byte[] ERROR = JsonBytes.ascii("{'type':'error','code':");
  private static final byte[] SHARD = JsonBytes.ascii("{'shard':");
  private static final byte[] EPOCH = JsonBytes.ascii(",'epoch':");
  private static final byte[] SEQ = JsonBytes.ascii(",'seq':");
  private static final byte[] T = JsonBytes.ascii(",'t':");
  private static final byte[] VIEW = JsonBytes.ascii(",'view':");
  private static final byte[] PREV = JsonBytes.ascii(",'prev':");
  private static final byte[] VIEWS = JsonBytes.ascii(",'views':[");
  private static final byte[] FLIGHTS = JsonBytes.ascii(",'flights':[");
  private static final byte[] UPSERTS = JsonBytes.ascii(",'upserts':[");
  private static final byte[] REMOVALS = JsonBytes.ascii("],'removals':[");
  private static final byte[] SHARDS = JsonBytes.ascii(",'shards':[");
  private static final byte[] MESSAGE = JsonBytes.ascii(",'message':");
  private static final byte[] END = JsonBytes.ascii("]}");

  private static final int HEAD_SIZE = 256;
  private static final int FLIGHT_SIZE = 640;
  private static final int ADDRESS_SIZE = 10;

  @Override
  public byte[] delta(Frame frame) {
    Slices flights = frame.json();
    JsonBytes json =
        new JsonBytes(
            HEAD_SIZE
                + flights.bytes().length
                + flights.count()
                + frame.removals().size() * ADDRESS_SIZE);
    head(json.raw(DELTA), frame.shard(), frame.epoch(), frame.seq(), frame.t()).raw(UPSERTS);
    for (int i = 0; i < flights.count(); i++) {
      comma(json, i > 0).raw(flights.bytes(), flights.start(i), flights.end(i));
    }
    json.raw(REMOVALS);
    for (int i = 0; i < frame.removals().size(); i++) {
      comma(json, i > 0).string(frame.removals().get(i).icao24());
    }
    return json.raw(END).toByteArray();
  }

  @Override
  public byte[] delta(Frame frame, TileCut cut) {
    JsonBytes json =
        new JsonBytes(
            HEAD_SIZE + cut.upsertCount() * FLIGHT_SIZE + cut.removalCount() * ADDRESS_SIZE);
    head(json.raw(DELTA), frame.shard(), frame.epoch(), frame.seq(), frame.t());
    json.raw(VIEW).string(Tiles.name(cut.tile()));
    json.raw(PREV).integer(cut.prev()).raw(UPSERTS);
    boolean follows = false;
    for (int[] upserts : List.of(cut.stays(), cut.enters())) {
      for (int i : upserts) {
        comma(json, follows).raw(frame.json().bytes(), frame.json().start(i), frame.json().end(i));
        follows = true;
      }
    }
    json.raw(REMOVALS);
    follows = false;
    for (int i : cut.leaves()) {
      comma(json, follows).string(frame.upserts().get(i).flight().icao24());
      follows = true;
    }
    for (int i : cut.removals()) {
      comma(json, follows).string(frame.removals().get(i).icao24());
      follows = true;
    }
    return json.raw(END).toByteArray();
  }

  @Override
  public byte[] snapshot(
      int shard, String epoch, long seq, long t, View view, List<ShardSnapshot.Row> rows) {
    JsonBytes json = new JsonBytes(HEAD_SIZE + rows.size() * FLIGHT_SIZE);
    head(json.raw(SNAPSHOT), shard, epoch, seq, t);
    if (!view.isWorld()) {
      json.raw(VIEWS);
      for (int i = 0; i < view.tiles().length; i++) {
        comma(json, i > 0).string(Tiles.name(view.tiles()[i]));
      }
      json.raw(']');
    }
    json.raw(FLIGHTS);
    for (int i = 0; i < rows.size(); i++) {
      Flight flight = rows.get(i).flight();
      PayloadWriter.write(comma(json, i > 0), flight.state(), flight.feed());
    }
    return json.raw(END).toByteArray();
  }

  @Override
  public byte[] heartbeat(long t, List<Stand> shards) {
    JsonBytes json = new JsonBytes(HEAD_SIZE).raw(HEARTBEAT).integer(t).raw(SHARDS);
    for (int i = 0; i < shards.size(); i++) {
      Stand stand = shards.get(i);
      comma(json, i > 0).raw(SHARD).integer(stand.shard());
      json.raw(EPOCH).string(stand.epoch()).raw(SEQ).integer(stand.seq()).raw('}');
    }
    return json.raw(END).toByteArray();
  }

  @Override
  public byte[] error(String code, String message) {
    JsonBytes json = new JsonBytes(HEAD_SIZE).raw(ERROR).string(code);
    return json.raw(MESSAGE).string(message).raw('}').toByteArray();
  }

  private static JsonBytes head(JsonBytes json, int shard, String epoch, long seq, long t) {
    json.integer(shard).raw(EPOCH).string(epoch);
    return json.raw(SEQ).integer(seq).raw(T).integer(t);
  }

  private static JsonBytes comma(JsonBytes json, boolean follows) {
    return follows ? json.raw(',') : json;
  }
}
