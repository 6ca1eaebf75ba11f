package io.skysentinel.platform.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.skysentinel.platform.config.LiveConfig;
import io.skysentinel.platform.config.SkyConfig;
import io.skysentinel.platform.config.TlsConfig;
import io.skysentinel.platform.connection.Connections;
import io.skysentinel.platform.time.Clocks;
import io.skysentinel.testing.TestCertificate;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpVersion;
import io.vertx.core.net.PemTrustOptions;
import io.vertx.junit5.VertxExtension;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import javax.net.ssl.SSLPeerUnverifiedException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Encrypted, by HTTP/2 too, with a certificate that is renewed under who is connected. */
@ExtendWith(VertxExtension.class)
class TlsFilesIT {
  private static final int LARGE = 1 << 20;

  private final AtomicLong ahead = new AtomicLong();
  private final SimpleMeterRegistry registry = new SimpleMeterRegistry();

  @TempDir private Path dir;
  private TestCertificate first;
  private TestCertificate second;
  private TlsFiles files;
  private WebVerticle web;

  @BeforeEach
  void serve(Vertx vertx) throws Exception {
    first = TestCertificate.of(dir, "first");
    second = TestCertificate.of(dir, "second");
    write(first.certificate(), first.key());
    files = new TlsFiles(vertx, config());
    files.read().await();
    HttpServerOptions options = WebVerticle.usualOptions();
    files.configure(options);
    LiveConfig live =
        new LiveConfig(
            SkyConfig.defaults()
                .with("http.port", 0)
                // A test's clock jumps.
                .with("http.limits.keepAliveSeconds", 3_600));
    Routes echo =
        (router, loop) -> {
          router
              .get("/")
              .handler(asked -> asked.response().end(asked.request().version().toString()));
          router
              .get("/large")
              .handler(asked -> asked.response().end(Buffer.buffer(new byte[LARGE])));
        };
    web =
        new WebVerticle(
            live,
            new Connections(live, () -> steadyMs() + ahead.get(), registry),
            options,
            List.of(echo));
    vertx.deployVerticle(web).await();
    files.watch(web::encryptWith);
  }

  @AfterEach
  void stop() {
    files.stop();
  }

  @Test
  void aRenewedPairServesWhoComesFromThenOnAndWhoIsConnectedGoesOn(Vertx vertx) throws Exception {
    try (Asking before = new Asking(vertx, HttpVersion.HTTP_1_1)) {
      assertThat(before.ask()).isEqualTo("HTTP_1_1");
      assertThat(before.served()).contains("CN=first");

      // As whoever renews does: one file after the other.
      Files.writeString(dir.resolve("cert.pem"), second.certificate());
      assertThat(before.ask()).isEqualTo("HTTP_1_1");
      write(second.certificate(), second.key());
      await()
          .until(() -> {
            try (Asking later = new Asking(vertx, HttpVersion.HTTP_2)) {
              assertThat(later.ask()).isEqualTo("HTTP_2");
              return later.served().contains("CN=second");
            }
          });
      assertThat(before.ask()).isEqualTo("HTTP_1_1");
      assertThat(before.served()).as("the connection of before").contains("CN=first");
    }
  }

  @Test
  void aPairThatIsNoneIsNotTaken(Vertx vertx) throws Exception {
    for (String[] pair :
        new String[][] {
          {second.certificate(), first.key()},
          {"nonsense", "nonsense"},
          {second.certificate(), ""},
        }) {
      write(pair[0], pair[1]);
      assertThatThrownBy(() -> new TlsFiles(vertx, config()).read().await())
          .hasMessageContaining("cannot be used for TLS")
          .hasMessageContaining(dir.toString())
          .hasMessageNotContaining("PRIVATE");
    }
    try (Asking still = new Asking(vertx, HttpVersion.HTTP_1_1)) {
      assertThat(still.ask()).isEqualTo("HTTP_1_1");
      assertThat(still.served()).contains("CN=first");
    }
  }

  @Test
  void anAnswerThatNobodyReadsIsEndedAndItsConnectionGoesOn(Vertx vertx) {
    try (Asking deaf = new Asking(vertx, HttpVersion.HTTP_2)) {
      AtomicBoolean closed = new AtomicBoolean();
      deaf.client
          .request(HttpMethod.GET, web.port(), "127.0.0.1", "/large")
          .compose(HttpClientRequest::send)
          .onSuccess(answer -> {
            answer.request().connection().closeHandler(unused -> closed.set(true));
            answer.pause();
          })
          .await();
      await()
          .until(() -> {
            // Of a megabyte it may take four minutes.
            ahead.addAndGet(60_000);
            Counter unread = registry.find("web.refused").tag("reason", "unread").counter();
            return unread != null && unread.count() == 1;
          });
      assertThat(closed).isFalse();
    }
  }

  private static long steadyMs() {
    return Clocks.SYSTEM.steadyMs().getAsLong();
  }

  private void write(String certificate, String key) throws IOException {
    Files.writeString(dir.resolve("cert.pem"), certificate);
    Files.writeString(dir.resolve("key.pem"), key);
  }

  private TlsConfig config() {
    return new TlsConfig(dir.resolve("cert.pem").toString(), dir.resolve("key.pem").toString());
  }

  /** A client with one connection that it keeps, who trusts both certificates and no other. */
  private final class Asking implements AutoCloseable {
    private final io.vertx.core.http.HttpClient client;
    private String served = "";

    Asking(Vertx vertx, HttpVersion version) {
      client =
          vertx.createHttpClient(
              new HttpClientOptions()
                  .setSsl(true)
                  .setUseAlpn(true)
                  .setProtocolVersion(version)
                  .setTrustOptions(
                      new PemTrustOptions()
                          .addCertValue(Buffer.buffer(first.certificate()))
                          .addCertValue(Buffer.buffer(second.certificate()))));
    }

    String ask() {
      HttpClientRequest request =
          client.request(HttpMethod.GET, web.port(), "127.0.0.1", "/").await();
      try {
        X509Certificate certificate =
            (X509Certificate) request.connection().peerCertificates().get(0);
        served = certificate.getSubjectX500Principal().getName();
      } catch (SSLPeerUnverifiedException e) {
        throw new IllegalStateException(e);
      }
      return request.send().compose(answer -> answer.body()).await().toString();
    }

    String served() {
      return served;
    }

    @Override
    public void close() {
      client.close().await();
    }
  }
}
