package io.skysentinel.platform.auth;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NeededAccessTest {

  @ParameterizedTest
  @CsvSource({
    "GET, /, false, OPEN",
    "HEAD, /assets/a.js, false, OPEN",
    "POST, /, false, OPERATOR",
    "GET, /page.json, false, OPEN",
    "GET, /health/live, false, OPEN",
    "GET, /health/ready, false, OPEN",
    "GET, /health, false, VIEWER",
    "GET, /metrics, false, METRICS",
    "GET, /whoami, false, OPEN",
    "POST, /login, false, OPEN",
    "GET, /login, false, VIEWER",
    "GET, /flights, false, VIEWER",
    "GET, /flights/sse, true, VIEWER",
    "GET, /status, false, VIEWER",
    "GET, /data/aircraft.json, false, VIEWER",
    "GET, /ws/flights, true, VIEWER_LATER",
    "GET, /ws/flights, false, VIEWER",
    "GET, /history/stream, true, VIEWER_LATER",
    "GET, /history/stream, false, VIEWER",
    "GET, /history/at, true, VIEWER",
    "GET, /eventbus/info, false, OPEN",
    "GET, /eventbus/websocket, true, VIEWER_LATER",
    "GET, /eventbus/1/a/websocket, true, VIEWER_LATER",
    "POST, /eventbus/1/a/xhr, false, VIEWER",
    "GET, /eventbus/1/a/eventsource, false, VIEWER",
    "GET, /what/nobody/thought/of, false, VIEWER",
    "PUT, /what/nobody/thought/of, false, OPERATOR",
    "DELETE, /flights, false, OPERATOR",
  })
  void whatNobodyThoughtOfIsClosed(
      String method, String path, boolean upgrades, NeededAccess access) {
    assertThat(
            NeededAccess.of(
                method, path, upgrades, file -> file.equals("/") || file.equals("/assets/a.js")))
        .isEqualTo(access);
  }
}
