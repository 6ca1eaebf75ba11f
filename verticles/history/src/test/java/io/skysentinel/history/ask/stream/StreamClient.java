package io.skysentinel.history.ask.stream;

import static org.awaitility.Awaitility.await;

import io.skysentinel.client.ClientMessage;
import io.skysentinel.history.ask.HistoryFixture;
import io.skysentinel.platform.socket.MessageForm;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.WebSocket;
import io.vertx.core.http.WebSocketClientOptions;
import io.vertx.core.http.WebSocketConnectOptions;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** A client by the book, on a real WebSocket. */
final class StreamClient {
  private static final int LARGEST = 1 << 26;

  final ToldClient told;
  final WebSocket socket;
  private volatile @Nullable Short closeCode;

  /** Connects; fails as the connection does. */
  StreamClient(HistoryFixture node, MessageForm form, String query, String... headers) {
    told = new ToldClient(form);
    WebSocketConnectOptions options =
        new WebSocketConnectOptions()
            .setHost("127.0.0.1")
            .setPort(node.port())
            .setURI("/history/stream" + query + "&format=" + name(form));
    for (int i = 0; i < headers.length; i += 2) {
      options.addHeader(headers[i], headers[i + 1]);
    }
    var connecting =
        node.vertx
            .createWebSocketClient(
                new WebSocketClientOptions()
                    .setMaxFrameSize(LARGEST)
                    .setMaxMessageSize(LARGEST)
                    // One that does not read would wait for an answer to its good-bye.
                    .setClosingTimeout(1)
                    .setReceiveBufferSize(64 * 1024))
            .webSocket();
    connecting.textMessageHandler(text -> told.take(true, text.getBytes(StandardCharsets.UTF_8)));
    connecting.binaryMessageHandler((Buffer bytes) -> told.take(false, bytes.getBytes()));
    connecting.closeHandler(unused -> closeCode = connecting.closeStatusCode());
    socket = connecting.connect(options).await();
  }

  static StreamClient json(HistoryFixture node, String query) {
    return new StreamClient(node, MessageForm.JSON, query);
  }

  private static String name(MessageForm form) {
    return form.name().toLowerCase(Locale.ROOT);
  }

  void say(String text) {
    socket.writeTextMessage(text.replace('\'', '"')).await();
  }

  /** What is wrong, as it was told last. */
  String problem() {
    return told.messages().stream()
        .filter(ClientMessage.Problem.class::isInstance)
        .map(problem -> ((ClientMessage.Problem) problem).message())
        .reduce("", (before, last) -> last);
  }

  short awaitClosed() {
    await().until(() -> closeCode != null);
    Short code = closeCode;
    return code == null ? -1 : code;
  }
}
