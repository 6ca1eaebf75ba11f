package io.skysentinel.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.skysentinel.history.store.DatabaseFailure;
import io.skysentinel.platform.database.DatabaseAddress;
import io.skysentinel.platform.database.DatabaseAddress.Encryption;
import io.skysentinel.platform.database.DatabaseSource;
import io.skysentinel.platform.tls.Authorities;
import io.skysentinel.postgres.OwnPostgres;
import io.skysentinel.postgres.PostgresAddress;
import io.skysentinel.testing.TestCertificate;
import io.vertx.core.Vertx;
import io.vertx.sqlclient.Pool;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A server that encrypts, and who believes it. */
class DatabasePoolIT {
  private static final String ENCRYPTED =
      "select ssl from pg_stat_ssl where pid = pg_backend_pid()";

  @TempDir static Path temp;
  private static Vertx vertx;
  private static OwnPostgres server;
  private static Authorities ours;
  private static Authorities others;

  @BeforeAll
  static void start() throws Exception {
    vertx = Vertx.vertx();
    OwnPostgres.open(temp.resolve("database"), TestServer::freePort).close();
    TestCertificate shown = TestCertificate.of(temp, "database");
    Path data = temp.resolve("database/data");
    Files.writeString(data.resolve("server.crt"), shown.certificate());
    Files.writeString(data.resolve("server.key"), shown.key());
    Files.setPosixFilePermissions(
        data.resolve("server.key"), PosixFilePermissions.fromString("rw-------"));
    Files.writeString(
        data.resolve("own.conf"), "ssl = on\nlisten_addresses = '127.0.0.1,127.0.0.2'\n");
    server = OwnPostgres.open(temp.resolve("database"), TestServer::freePort);
    ours = authorities("ours.pem", shown);
    others = authorities("others.pem", TestCertificate.of(temp, "others"));
  }

  @AfterAll
  static void stop() {
    vertx.close().toCompletionStage().toCompletableFuture().join();
    server.close();
  }

  @Test
  void whoAsksForNoneGetsNoEncryption() throws Exception {
    assertThat(encrypted("127.0.0.1", Encryption.DISABLE, null)).isFalse();
  }

  @Test
  void whoAsksForItTalksEncryptedWithAnybody() throws Exception {
    assertThat(encrypted("127.0.0.1", Encryption.REQUIRE, null)).isTrue();
  }

  @Test
  void onlyACertificateThatIsVouchedForIsBelieved() throws Exception {
    assertThat(encrypted("127.0.0.1", Encryption.VERIFY_FULL, ours)).isTrue();
    assertThat(encrypted("localhost", Encryption.VERIFY_FULL, ours)).isTrue();
    assertThat(encrypted("127.0.0.2", Encryption.VERIFY_CA, ours)).isTrue();
    assertThat(refusal("127.0.0.1", Encryption.VERIFY_FULL, others))
        .startsWith("no TLS is agreed on: history.database.ca does not vouch");
    assertThat(refusal("127.0.0.1", Encryption.VERIFY_CA, others))
        .startsWith("no TLS is agreed on: history.database.ca does not vouch");
  }

  @Test
  void aCertificateHasToNameTheHost() {
    assertThat(refusal("127.0.0.2", Encryption.VERIFY_FULL, ours))
        .startsWith("no TLS is agreed on: ")
        .endsWith("names another host");
  }

  @Test
  void thePasswordOfTheFileIsReadAnewForEachConnection() throws Exception {
    Path file = Files.writeString(temp.resolve("wrong"), "hunter2\n");
    PostgresAddress own = server.address();
    DatabaseAddress address =
        new DatabaseAddress(
            own.host(),
            own.port(),
            own.database(),
            own.user(),
            "not asked for",
            file.toString(),
            Encryption.DISABLE,
            null);
    Pool pool = DatabasePool.of(vertx, DatabaseSource.at(address), "test", 1);

    assertThatThrownBy(() -> TestDatabase.ask(pool, "select 1"))
        .hasMessageContaining("password authentication failed")
        .hasMessageNotContaining("hunter2");
    Files.writeString(file, own.password() + "\n");
    assertThat(TestDatabase.ask(pool, "show application_name")).containsExactly("skysentinel test");
    TestDatabase.get(pool.close());
  }

  @Test
  void aDatabaseThatIsNotThereYetIsToldInTheWordsOfWhoBringsIt() {
    Pool pool = DatabasePool.of(vertx, DatabaseSource.NONE, "test", 1);

    assertThatThrownBy(() -> TestDatabase.ask(pool, "select 1"))
        .hasMessageContaining("no database is configured");
  }

  private static String refusal(String host, Encryption encryption, Authorities ca) {
    return DatabaseFailure.words(catchThrowable(() -> encrypted(host, encryption, ca)));
  }

  private static boolean encrypted(String host, Encryption encryption, @Nullable Authorities ca)
      throws Exception {
    PostgresAddress own = server.address();
    DatabaseAddress address =
        new DatabaseAddress(
            host, own.port(), own.database(), own.user(), own.password(), "", encryption, ca);
    Pool pool = DatabasePool.of(vertx, DatabaseSource.at(address), "test", 1);
    try {
      return (boolean) TestDatabase.ask(pool, ENCRYPTED).get(0);
    } finally {
      TestDatabase.get(pool.close());
    }
  }

  private static Authorities authorities(String name, TestCertificate certificate)
      throws Exception {
    return Authorities.read(
        Files.writeString(temp.resolve(name), certificate.certificate()).toString());
  }
}
