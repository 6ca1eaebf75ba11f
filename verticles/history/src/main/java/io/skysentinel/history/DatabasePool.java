package io.skysentinel.history;

import io.skysentinel.platform.database.DatabaseAddress;
import io.skysentinel.platform.database.DatabaseSource;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.net.ClientSSLOptions;
import io.vertx.core.net.NetClientOptions;
import io.vertx.pgclient.PgBuilder;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.pgclient.SslMode;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.PoolOptions;
import io.vertx.sqlclient.SqlConnectOptions;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Makes the connections of a node to the database, wherever that is when one is made. */
final class DatabasePool {
  private static final int CONNECT_MS = 5_000;
  private static final int CONNECTION_WAIT_S = 10;
  private static final int IDLE_S = 60;

  /** Of a node that hangs in a transaction, others would wait for what it holds. */
  private static final String TRANSACTION_IDLE_MS = "30000";

  private DatabasePool() {}

  /**
   * @param node what the database calls who is connected
   * @param size how many connections there are at most
   */
  static Pool of(Vertx vertx, DatabaseSource source, String node, int size) {
    Supplier<Future<SqlConnectOptions>> connection = () -> connection(vertx, source, node);
    return PgBuilder.pool()
        .with(
            new PoolOptions()
                .setMaxSize(size)
                .setConnectionTimeout(CONNECTION_WAIT_S)
                .setIdleTimeout(IDLE_S))
        .with(new NetClientOptions().setConnectTimeout(CONNECT_MS))
        .connectingTo(connection)
        .using(vertx)
        .build();
  }

  private static Future<SqlConnectOptions> connection(
      Vertx vertx, DatabaseSource source, String node) {
    @Nullable DatabaseAddress address = source.address().orElse(null);
    return address == null
        ? Future.failedFuture(source.waiting())
        : password(vertx, address).map(password -> options(address, password, node));
  }

  /** Read anew each time, so that another password needs no restart. */
  private static Future<String> password(Vertx vertx, DatabaseAddress address) {
    return address.passwordFile().isEmpty()
        ? Future.succeededFuture(address.password())
        : vertx
            .fileSystem()
            .readFile(address.passwordFile())
            .map(content -> content.toString().strip());
  }

  private static SqlConnectOptions options(DatabaseAddress address, String password, String node) {
    PgConnectOptions options =
        new PgConnectOptions()
            .setHost(address.host())
            .setPort(address.port())
            .setDatabase(address.database())
            .setUser(address.user())
            .setPassword(password)
            .setCachePreparedStatements(true)
            .addProperty("application_name", "skysentinel " + node)
            // That something is there already is no news.
            .addProperty("client_min_messages", "warning")
            .addProperty("idle_in_transaction_session_timeout", TRANSACTION_IDLE_MS);
    return encrypted(options, address);
  }

  private static PgConnectOptions encrypted(PgConnectOptions options, DatabaseAddress address) {
    ClientSSLOptions tls = new ClientSSLOptions();
    if (address.ca() != null) {
      tls.setTrustOptions(address.ca().options());
    }
    return switch (address.encryption()) {
      case DISABLE -> options.setSslMode(SslMode.DISABLE);
      case REQUIRE -> options.setSslMode(SslMode.REQUIRE).setSslOptions(tls.setTrustAll(true));
      case VERIFY_CA ->
          options
              .setSslMode(SslMode.VERIFY_CA)
              .setSslOptions(tls.setHostnameVerificationAlgorithm(""));
      case VERIFY_FULL ->
          options
              .setSslMode(SslMode.VERIFY_FULL)
              .setSslOptions(tls.setHostnameVerificationAlgorithm("HTTPS"));
    };
  }
}
