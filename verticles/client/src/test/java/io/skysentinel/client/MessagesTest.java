package io.skysentinel.client;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.skysentinel.client.ClientSequence.Verdict;
import io.skysentinel.core.contract.BoundingBox;
import io.skysentinel.core.contract.Flight;
import io.skysentinel.core.contract.Frame;
import io.skysentinel.core.contract.ShardSnapshot;
import io.skysentinel.core.live.AppliedFrame;
import io.skysentinel.core.live.ShardReplica;
import io.skysentinel.core.live.Stand;
import io.skysentinel.core.live.TileCut;
import io.skysentinel.core.live.Tiles;
import io.skysentinel.core.live.View;
import io.skysentinel.core.wire.FlightJson;
import io.skysentinel.core.wire.FrameWire;
import io.skysentinel.core.wire.InvalidMessageException;
import io.skysentinel.core.wire.Messages;
import io.skysentinel.core.wire.QuantizedFlight;
import io.skysentinel.core.wire.SnapshotWire;
import io.skysentinel.testing.LiveSky;
import io.skysentinel.testing.ViewRows;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class MessagesTest {
  private static final List<View> VIEWS =
      List.of(
          View.WORLD,
          View.of(new BoundingBox(-90, 90, 170, -170)),
          View.of(new BoundingBox(0, 90, -180, 0)));

  @Property(tries = 300)
  void whoeverTakesTheMessagesHoldsWhatTheServerHolds(@ForAll long seed) throws Exception {
    LiveSky sky = new LiveSky(seed);
    sky.tick();
    List<Client> clients = new ArrayList<>();
    for (View view : VIEWS) {
      clients.add(new JsonClient(view, sky.replica));
      clients.add(new PackedClient(view, sky.replica));
      clients.add(new CompactClient(view, sky.replica));
    }
    for (Client client : clients) {
      client.connect();
    }
    for (int tick = 0; tick < 20; tick++) {
      AppliedFrame frame = sky.tick();
      for (Client client : clients) {
        client.takeAll(frame);
        assertThat(client.shown()).isEqualTo(client.expected());
      }
    }
  }

  @Property(tries = 300)
  void theFrameOfATileTellsTheTilesPartOfTheWorlds(@ForAll long seed) throws Exception {
    LiveSky sky = new LiveSky(seed);
    PackedReader world = new PackedReader();
    world.read(snapshot(Messages.PACKED, View.WORLD, sky.replica));
    for (int tick = 0; tick < 5; tick++) {
      AppliedFrame frame = sky.tick();
      ClientMessage.Delta whole =
          (ClientMessage.Delta) world.read(Messages.PACKED.delta(frame.frame()));
      Map<String, Flight> flights = new HashMap<>();
      whole.upserts().forEach(flight -> flights.put(flight.icao24(), flight));
      for (int tile : frame.tiles()) {
        TileCut cut = frame.cut(tile);
        ClientMessage.Delta part =
            (ClientMessage.Delta) JsonReader.read(Messages.JSON.delta(frame.frame(), cut));
        assertThat(part.view()).isEqualTo(Tiles.name(tile));
        assertThat(part.prev()).isEqualTo(cut.prev());
        assertThat(part.upserts()).hasSize(cut.upsertCount());
        for (Flight flight : part.upserts()) {
          assertThat(QuantizedFlight.of(flight).flight()).isEqualTo(flights.get(flight.icao24()));
        }
        assertThat(part.removals()).doesNotHaveDuplicates().hasSize(cut.removalCount());
      }
    }
  }

  @Property(tries = 300)
  void aFrameSurvivesTheHopToAnotherNode(@ForAll long seed) throws Exception {
    Frame once = new LiveSky(seed).tick().frame();
    Frame twice = FrameWire.read(FrameWire.write(once));
    assertThat(twice).isEqualTo(once);
  }

  @Property(tries = 300)
  void aSnapshotSurvivesTheHopToAnotherNode(@ForAll long seed) throws Exception {
    LiveSky sky = new LiveSky(seed);
    sky.tick();
    ShardSnapshot once =
        new ShardSnapshot(3, "epoch", 1L << 40, sky.nowMs(), List.of(3, 4), sky.replica.rows());
    assertThat(SnapshotWire.read(SnapshotWire.write(once))).isEqualTo(once);
  }

  @Test
  void aDeltaThatComesTwiceGivesNothing() throws Exception {
    LiveSky sky = new LiveSky(1);
    PackedReader reader = new PackedReader();
    reader.read(snapshot(Messages.PACKED, View.WORLD, sky.replica));
    byte[] delta = Messages.PACKED.delta(sky.tick().frame());
    assertThat(((ClientMessage.Delta) reader.read(delta)).upserts()).isNotEmpty();
    assertThat(((ClientMessage.Delta) reader.read(delta)).upserts()).isEmpty();
  }

  @Test
  void aClientThatComesBackHoldsTheSameWhetherItResumesOrNot() throws Exception {
    LiveSky sky = new LiveSky(9);
    List<String> views = VIEWS.get(2).names();
    PackedReader reader = new PackedReader();
    ClientView client = new ClientView();
    client.take(reader.read(snapshot(Messages.PACKED, VIEWS.get(2), sky.replica)));
    long seq = sky.replica.seq();
    for (int tick = 0; tick < 5; tick++) {
      sky.tick();
    }
    assertThat(reader.resume(views)).isEqualTo(client.resume(views)).hasSize(1);
    for (AppliedFrame missed : sky.replica.since(sky.replica.epoch(), seq)) {
      for (int tile : VIEWS.get(2).tiles()) {
        if (missed.cut(tile) != null) {
          client.take(reader.read(Messages.PACKED.delta(missed.frame(), missed.cut(tile))));
        }
      }
    }
    ClientView fresh = new ClientView();
    fresh.take(new PackedReader().read(snapshot(Messages.PACKED, VIEWS.get(2), sky.replica)));
    assertThat(client.flights()).isNotEmpty().isEqualTo(fresh.flights());
  }

  @Test
  void headsSayTheSameAsWholeMessages() throws Exception {
    LiveSky sky = new LiveSky(7);
    AppliedFrame frame = sky.tick();
    for (int tile : frame.tiles()) {
      byte[] json = Messages.JSON.delta(frame.frame(), frame.cut(tile));
      byte[] packed = Messages.PACKED.delta(frame.frame(), frame.cut(tile));
      ClientMessage.Delta whole = (ClientMessage.Delta) JsonReader.read(json);
      ClientMessage.Delta head =
          new ClientMessage.Delta(
              whole.shard(),
              whole.epoch(),
              whole.seq(),
              whole.t(),
              whole.view(),
              whole.prev(),
              List.of(),
              List.of());
      assertThat(JsonReader.readHead(json)).isEqualTo(head);
      assertThat(PackedReader.readHead(packed)).isEqualTo(head);
    }
    assertThat(frame.tiles()).isNotEmpty();
  }

  @Test
  void heartbeatsAndErrorsReadBack() throws Exception {
    ClientMessage heartbeat =
        new ClientMessage.Heartbeat(
            1_767_323_045_000L, List.of(new Stand(0, "a", 18), new Stand(7, "b", 1L << 40)));
    List<Stand> stands = ((ClientMessage.Heartbeat) heartbeat).shards();
    assertThat(JsonReader.read(Messages.JSON.heartbeat(1_767_323_045_000L, stands)))
        .isEqualTo(heartbeat);
    assertThat(new PackedReader().read(Messages.PACKED.heartbeat(1_767_323_045_000L, stands)))
        .isEqualTo(heartbeat);
    ClientMessage problem = new ClientMessage.Problem("bad_message", "\"bbox\" has 3 numbers");
    assertThat(JsonReader.read(Messages.JSON.error("bad_message", "\"bbox\" has 3 numbers")))
        .isEqualTo(problem);
    assertThat(
            new PackedReader().read(Messages.PACKED.error("bad_message", "\"bbox\" has 3 numbers")))
        .isEqualTo(problem);
    assertThat(new CompactReader().read(Messages.COMPACT.heartbeat(1_767_323_045_000L, stands)))
        .containsExactly(heartbeat);
    assertThat(
            new CompactReader()
                .read(Messages.COMPACT.error("bad_message", "\"bbox\" has 3 numbers")))
        .containsExactly(problem);
  }

  @Test
  void whatALaterServerMaySayIsIgnored() throws Exception {
    assertThat(JsonReader.read("{\"type\":\"weather\",\"t\":1}".getBytes(UTF_8))).isNull();
    assertThat(new PackedReader().read(new byte[] {(byte) 0x92, 99, 1})).isNull();
    assertThat(new CompactReader().read(new byte[] {99, 1})).isEmpty();
    assertThat(new CompactReader().read(new byte[] {4, 1, 0, 1, 2, 3}))
        .containsExactly(new ClientMessage.Heartbeat(1, List.of()));
    assertThat(JsonReader.read("{\"type\":\"heartbeat\",\"t\":1,\"x\":[{}]}".getBytes(UTF_8)))
        .isEqualTo(new ClientMessage.Heartbeat(1, List.of()));
    assertThat(new PackedReader().read(new byte[] {(byte) 0x94, 4, 1, (byte) 0x90, (byte) 0xc0}))
        .isEqualTo(new ClientMessage.Heartbeat(1, List.of()));
  }

  @Property(tries = 3000)
  void damagedMessagesAreReadOrRefused(@ForAll long seed) throws Exception {
    Random random = new Random(seed);
    LiveSky sky = new LiveSky(seed);
    AppliedFrame frame = sky.tick();
    List<byte[]> messages = new ArrayList<>();
    for (Messages encoding : List.of(Messages.JSON, Messages.PACKED, Messages.COMPACT)) {
      messages.add(encoding.delta(frame.frame()));
      messages.add(snapshot(encoding, VIEWS.get(1), sky.replica));
      messages.add(encoding.heartbeat(1, List.of(new Stand(0, "a", 1))));
      frame.tiles().forEach(tile -> messages.add(encoding.delta(frame.frame(), frame.cut(tile))));
    }
    if (!frame.tiles().isEmpty()) {
      int[] tiles = frame.tiles().stream().mapToInt(tile -> tile).sorted().toArray();
      messages.add(together(frame, View.of(tiles)));
    }
    messages.add(FrameWire.write(frame.frame()));
    byte[] damaged = damage(messages.get(random.nextInt(messages.size())), random);
    Refusals.ofAll(damaged);
  }

  @Property(tries = 20_000)
  void randomBytesAreReadOrRefused(@ForAll byte[] bytes) {
    Refusals.ofAll(bytes);
  }

  private static byte[] damage(byte[] message, Random random) {
    byte[] damaged = message.clone();
    for (int i = random.nextInt(4); i >= 0; i--) {
      damaged[random.nextInt(damaged.length)] = (byte) random.nextInt();
    }
    return random.nextBoolean() ? damaged : Arrays.copyOf(damaged, random.nextInt(damaged.length));
  }

  /** What viewers of these tiles are told of a frame in one message. */
  private static byte[] together(AppliedFrame frame, View view) {
    return Messages.COMPACT.delta(
        frame.frame(), frame.cuts(view), cut -> Messages.COMPACT.content(frame.frame(), cut));
  }

  private static byte[] snapshot(Messages encoding, View view, ShardReplica replica) {
    return encoding.snapshot(
        0, replica.epoch(), replica.seq(), replica.t(), view, ViewRows.of(replica, view));
  }

  /** A client of one view, in one encoding. */
  private abstract static class Client {
    private final ClientView held = new ClientView();
    private final Messages encoding;
    final View view;
    private final ShardReplica replica;

    Client(Messages encoding, View view, ShardReplica replica) {
      this.encoding = encoding;
      this.view = view;
      this.replica = replica;
    }

    void connect() throws InvalidMessageException {
      take(snapshot(encoding, view, replica));
    }

    abstract List<ClientMessage> read(byte[] bytes) throws InvalidMessageException;

    /** What reading back makes of a flight. */
    abstract Flight asShown(Flight flight);

    void takeAll(AppliedFrame frame) throws InvalidMessageException {
      if (view.isWorld()) {
        take(encoding.delta(frame.frame()));
        return;
      }
      for (int tile : view.tiles()) {
        TileCut cut = frame.cut(tile);
        if (cut != null) {
          take(encoding.delta(frame.frame(), cut));
        }
      }
    }

    final void take(byte[] bytes) throws InvalidMessageException {
      for (ClientMessage message : read(bytes)) {
        assertThat(held.take(message)).isEqualTo(Verdict.NEXT);
      }
    }

    Map<String, Flight> shown() {
      return held.flights();
    }

    Map<String, Flight> expected() {
      Map<String, Flight> expected = new HashMap<>();
      for (ShardSnapshot.Row row : ViewRows.of(replica, view)) {
        expected.put(row.flight().icao24(), asShown(row.flight()));
      }
      return expected;
    }
  }

  private static final class JsonClient extends Client {
    JsonClient(View view, ShardReplica replica) {
      super(Messages.JSON, view, replica);
    }

    @Override
    List<ClientMessage> read(byte[] bytes) throws InvalidMessageException {
      return List.of(JsonReader.read(bytes));
    }

    @Override
    Flight asShown(Flight flight) {
      return flight;
    }
  }

  private static final class PackedClient extends Client {
    private final PackedReader reader = new PackedReader();

    PackedClient(View view, ShardReplica replica) {
      super(Messages.PACKED, view, replica);
    }

    @Override
    List<ClientMessage> read(byte[] bytes) throws InvalidMessageException {
      return List.of(reader.read(bytes));
    }

    @Override
    Flight asShown(Flight flight) {
      return QuantizedFlight.of(flight).flight();
    }
  }

  /** Its tiles come together. */
  private static final class CompactClient extends Client {
    private final CompactReader reader = new CompactReader();

    CompactClient(View view, ShardReplica replica) {
      super(Messages.COMPACT, view, replica);
    }

    @Override
    void takeAll(AppliedFrame frame) throws InvalidMessageException {
      if (view.isWorld()) {
        super.takeAll(frame);
      } else if (!frame.cuts(view).isEmpty()) {
        take(together(frame, view));
      }
    }

    @Override
    List<ClientMessage> read(byte[] bytes) throws InvalidMessageException {
      return reader.read(bytes);
    }

    @Override
    Flight asShown(Flight flight) {
      return QuantizedFlight.of(flight).flight();
    }
  }

  /** All readers, each of which may refuse bytes in one way only. */
  private static final class Refusals {
    private interface Reader {
      Object read(byte[] bytes) throws InvalidMessageException;
    }

    private static final List<Reader> READERS =
        List.of(
            bytes -> new PackedReader().read(bytes),
            bytes -> new CompactReader().read(bytes),
            PackedReader::readHead,
            JsonReader::read,
            JsonReader::readHead,
            FrameWire::read,
            SnapshotWire::read,
            bytes -> FlightJson.read(bytes, 0, bytes.length));

    static void ofAll(byte[] bytes) {
      for (Reader reader : READERS) {
        try {
          reader.read(bytes);
        } catch (InvalidMessageException e) {
          assertThat(e.getMessage()).isNotEmpty();
        }
      }
    }
  }
}
