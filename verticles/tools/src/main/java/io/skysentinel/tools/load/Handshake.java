package io.skysentinel.tools.load;

import java.nio.charset.StandardCharsets;

/** What is asked of the server to open the way in, and what its answer has to be. */
final class Handshake {
  private static final String KEY = "c2t5LXNlbnRpbmVsLWxvYQ==";

  /** The proof that a server has read that key (RFC 6455, 1.3). */
  static final String ACCEPT = "3kfxOeyps7e/az/ObwX7uf7R86g=";

  private final Protocol protocol;
  private final byte[] request;

  Handshake(Target target, Protocol protocol) {
    this.protocol = protocol;
    StringBuilder text = new StringBuilder();
    text.append("GET ").append(target.path()).append(" HTTP/1.1\r\n");
    text.append("Host: ").append(target.host()).append(':').append(target.port()).append("\r\n");
    if (protocol.isWebSocket()) {
      text.append("Connection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\n");
      text.append("Sec-WebSocket-Key: ").append(KEY).append("\r\n");
    } else {
      text.append("Accept: text/event-stream\r\n");
    }
    if (!protocol.subprotocol().isEmpty()) {
      text.append("Sec-WebSocket-Protocol: ").append(protocol.subprotocol()).append("\r\n");
    }
    request = text.append("\r\n").toString().getBytes(StandardCharsets.US_ASCII);
  }

  byte[] request() {
    return request;
  }

  /** What is wrong with the head of the server's answer; empty when nothing is. */
  String problem(String answer) {
    String[] words = answer.lines().findFirst().orElse("").split(" ", 3);
    String status = words.length > 1 ? words[1] : "without a status";
    if (!status.equals(protocol.isWebSocket() ? "101" : "200")) {
      return "HTTP " + status;
    }
    if (!protocol.isWebSocket()) {
      boolean events = header(answer, "Content-Type").startsWith("text/event-stream");
      return events ? "" : "no event stream";
    }
    if (!header(answer, "Sec-WebSocket-Accept").equals(ACCEPT)) {
      return "an answer to somebody else's handshake";
    }
    boolean agreed = header(answer, "Sec-WebSocket-Protocol").equals(protocol.subprotocol());
    return agreed ? "" : "no subprotocol " + protocol.subprotocol();
  }

  /** Whether the events come in HTTP's chunks. */
  static boolean isChunked(String answer) {
    return header(answer, "Transfer-Encoding").equalsIgnoreCase("chunked");
  }

  /** What a header of the answer says; the empty text when it is not there. */
  private static String header(String answer, String name) {
    String start = name + ":";
    return answer
        .lines()
        .filter(line -> line.regionMatches(true, 0, start, 0, start.length()))
        .map(line -> line.substring(start.length()).strip())
        .findFirst()
        .orElse("");
  }
}
