package io.skysentinel.tools.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.skysentinel.core.live.View;
import java.net.InetAddress;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OptionsTest {

  @Test
  void knowsPartsInBothWays() {
    assertThat(LoadOptions.share("5%")).isEqualTo(0.05);
    assertThat(LoadOptions.share("0.05")).isEqualTo(0.05);
    assertThatThrownBy(() -> LoadOptions.share("101%")).hasMessageContaining("--slow 101%");
    assertThatThrownBy(() -> LoadOptions.share("few")).hasMessageContaining("--slow few");
  }

  @Test
  void aBoxIsItsTiles() {
    assertThat(LoadOptions.view("")).isEqualTo(View.WORLD);
    assertThat(LoadOptions.view("-79,41,-71,49").names()).containsExactly("n40w080");
    assertThat(LoadOptions.view("175,0,-175,5").names()).containsExactly("n00w180", "n00e170");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "1,2,3",
        "a,b,c,d",
        "-200,0,0,10",
        "0,50,10,40",
        "NaN,0,1,1",
        "-79, 41,-71,49",
        "1d,2,3,4",
        "0x1,2,3,4",
        "01,2,3,4",
        "+1,2,3,4",
        "1,2,3,4,",
        "1,2,3,",
        ",,,"
      })
  void refusesOtherBoxes(String box) {
    assertThatThrownBy(() -> LoadOptions.view(box)).hasMessageContaining("--bbox " + box);
  }

  @Test
  void theProtocolGivesThePathWhereTheAddressHasNone() {
    assertThat(Target.parse("http://h:8000", Protocol.SSE))
        .isEqualTo(new Target("h", 8000, "/flights/sse"));
    assertThat(Target.parse("ws://h/", Protocol.EVENTBUS))
        .isEqualTo(new Target("h", 80, "/eventbus/websocket"));
    assertThat(Target.parse("http://h:1/x?a=b", Protocol.SSE).with("c", "d").path())
        .isEqualTo("/x?a=b&c=d");
    assertThatThrownBy(() -> Target.parse("https://h", Protocol.SSE)).hasMessageContaining("TLS");
    assertThatThrownBy(() -> Target.parse("h:8000", Protocol.SSE)).hasMessageContaining("expected");
  }

  @Test
  void namesTheProtocolsWhenThereIsNoSuch() {
    assertThat(LoadOptions.protocol("sse")).isEqualTo(Protocol.SSE);
    assertThatThrownBy(() -> LoadOptions.protocol("ws"))
        .hasMessageContaining("ws-msgpack, ws-compact, ws-json, eventbus, sse");
  }

  @Test
  void slowClientsAreSpreadEvenly() {
    LoadPlan plan = slow(0.05);

    assertThat(IntStream.range(0, 1000).filter(plan::isSlow).count()).isEqualTo(50);
    assertThat(IntStream.range(0, 100).filter(plan::isSlow).count()).isEqualTo(5);
    assertThat(IntStream.range(0, 1000).noneMatch(slow(0)::isSlow)).isTrue();
    assertThat(IntStream.range(0, 1000).allMatch(slow(1)::isSlow)).isTrue();
    assertThat(IntStream.range(0, 15).filter(plan::slowReadAt)).containsExactly(10, 11, 12, 13, 14);
  }

  @Test
  void onLinuxsLoopbackNoAddressRunsOutOfPorts() throws Exception {
    SourceAddresses here = new SourceAddresses(InetAddress.getByName("127.0.0.1"), "Linux");
    Set<String> addresses = new HashSet<>();
    for (int client = 0; client < 20_000; client++) {
      addresses.add(here.of(client).getAddress().getHostAddress());
    }
    assertThat(addresses).containsExactlyInAnyOrder("127.0.0.1", "127.0.0.2", "127.0.0.3");
    assertThat(here.of(3_000_000).getAddress().isLoopbackAddress()).isTrue();

    assertThat(new SourceAddresses(InetAddress.getByName("127.0.0.1"), "Mac OS X").of(1)).isNull();
    assertThat(new SourceAddresses(InetAddress.getByName("192.0.2.1"), "Linux").of(1)).isNull();
  }

  @ParameterizedTest
  @CsvSource({
    // pause, the seconds of a cycle in which slow clients read
    "1, '1,3,5'",
    "2, '2,5'",
    "3, '3,7'",
    "4, '4,5'",
  })
  void slowClientsReadForHalfAsLongAsTheyPause(int pause, String seconds) {
    LoadPlan plan = LoadPlans.withSlow(slow(1), 1, pause);

    assertThat(
            IntStream.range(0, 8)
                .filter(plan::slowReadAt)
                .mapToObj(String::valueOf)
                .collect(Collectors.joining(",")))
        .startsWith(seconds);
  }

  @ParameterizedTest
  @CsvSource({"1, 100", "0.5, 50", "0.333, 33", "0.07, 7", "0.001, 0"})
  void ofAHundredClientsThePartIsSlow(double share, long expected) {
    long slow = IntStream.range(0, 100).filter(slow(share)::isSlow).count();

    assertThat(slow).isEqualTo(expected);
  }

  @Test
  void saysWhichNumberIsTooSmall() {
    LoadOptions.atLeast(1, "--ramp", 1);

    assertThatThrownBy(() -> LoadOptions.atLeast(1, "--ramp", 0))
        .hasMessage("--ramp 0: must be at least 1");
  }

  @Test
  void saysBeforeTheFirstConnectionThatThereWouldBeTooMany() {
    LoadOptions.checkFiles(1);

    assertThatThrownBy(() -> LoadOptions.checkFiles(2_000_000_000))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageMatching("--clients 2000000000: this process may open \\d+ files .*ulimit -n.*");
  }

  private static LoadPlan slow(double share) {
    return LoadPlans.withSlow(LoadPlans.of(Protocol.SSE), share, 10);
  }
}
