package io.skysentinel.standalone;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.random.RandomGenerator;

/** HTTP as nobody should send it: good requests, broken in random places. */
final class RandomRequest {
  private static final List<String> PIECES =
      List.of(
          "?",
          "&",
          "=",
          "bbox=",
          "-181,91,NaN,1e999",
          "-74,40,-73,41",
          "callsign=",
          "on_ground=maybe",
          "alt_min=-1e308",
          "limit=99999999999999999999",
          "%",
          "%00",
          "%c3%28",
          "%2e%2e/",
          "../",
          "//",
          ";",
          "a1b2c3",
          "~zzzzzz",
          "resume=0:x:-1",
          "format=xml",
          "123/abcdefgh/xhr_streaming",
          "123/abcdefgh/xhr_send",
          "123/abcdefgh/eventsource",
          "info",
          "\u0000",
          "\u00ff",
          " ");
  private static final List<String> METHODS =
      List.of("GET", "GET", "GET", "HEAD", "POST", "PUT", "OPTIONS", "TRACE", "BREW", "");
  private static final List<String> HEADERS =
      List.of(
          "Accept: */*",
          "If-None-Match: \"x\", W/",
          "Last-Event-ID: 0:\u00ff:9999999999999999999",
          "Range: bytes=9-1,-",
          "Origin: null",
          "Upgrade: websocket\r\nConnection: Upgrade",
          "Sec-WebSocket-Version: 99\r\nSec-WebSocket-Key: ???",
          "Transfer-Encoding: chunked",
          "Content-Length: -5",
          "Content-Length: 3",
          "no colon at all",
          ": nameless",
          "X: " + "y".repeat(9_000));

  private RandomRequest() {}

  static byte[] bytes(String entrance, RandomGenerator random) {
    StringBuilder text = new StringBuilder(one(METHODS, random)).append(' ').append(entrance);
    for (int i = random.nextInt(8); i > 0; i--) {
      text.append(one(PIECES, random));
    }
    text.append(random.nextInt(10) == 0 ? " HTTP/9.9" : " HTTP/1.1")
        .append("\r\nHost: localhost\r\n");
    for (int i = random.nextInt(3); i > 0; i--) {
      text.append(one(HEADERS, random)).append("\r\n");
    }
    text.append("\r\n");
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    bytes.writeBytes(text.toString().getBytes(StandardCharsets.ISO_8859_1));
    if (random.nextInt(10) == 0) {
      byte[] noise = new byte[random.nextInt(200)];
      random.nextBytes(noise);
      bytes.writeBytes(noise);
    }
    return bytes.toByteArray();
  }

  private static String one(List<String> choices, RandomGenerator random) {
    return choices.get(random.nextInt(choices.size()));
  }
}
