package io.skysentinel.node;

import io.skysentinel.core.contract.Addresses;
import io.skysentinel.core.contract.ConfigChange;
import io.skysentinel.platform.bus.Bus;
import io.skysentinel.platform.config.LiveConfig;
import io.skysentinel.platform.config.LogLevels;
import io.skysentinel.platform.config.LoggingConfig;
import io.skysentinel.platform.config.load.ConfigReload;
import io.skysentinel.platform.config.load.ConfigUpdate;
import io.skysentinel.platform.config.load.ConfigWatcher;
import io.skysentinel.platform.config.text.ConfigException;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Puts a changed configuration in force: that of this node's own file, which the other nodes are
 * told of, and what they tell.
 */
final class ConfigVerticle extends VerticleBase {
  private static final Logger LOG = LoggerFactory.getLogger(ConfigVerticle.class);

  /** A change counts when it was seen twice, and is to be in force within a second. */
  private static final long LOOK_EVERY_MS = 400;

  private final String node;
  private final LiveConfig config;
  private final ConfigReload reload;
  private final @Nullable ConfigWatcher watcher;
  private final Bus bus;
  private boolean looking;

  ConfigVerticle(String node, LiveConfig config, StartConfig start, Bus bus) {
    this.node = node;
    this.config = config;
    this.reload = start.reload();
    this.watcher = start.watcher();
    this.bus = bus;
  }

  @Override
  public Future<?> start() {
    var unused = bus.subscribe(Addresses.CONFIG, this::heard);
    if (watcher != null) {
      ConfigWatcher file = watcher;
      vertx.setPeriodic(LOOK_EVERY_MS, timer -> look(file));
    }
    return Future.succeededFuture();
  }

  private void look(ConfigWatcher file) {
    if (looking) {
      return;
    }
    looking = true;
    vertx
        .executeBlocking(file::check)
        .onSuccess(update -> {
          if (update.isPresent() && putInForce(update.get())) {
            bus.publish(Addresses.CONFIG, new ConfigChange(node, reload.forPeers()));
          }
        })
        .onFailure(failure -> failed(failure, "The configuration file could not be looked at"))
        .onComplete(done -> looking = false);
  }

  private void heard(ConfigChange change) {
    if (!change.origin().equals(node)) {
      vertx
          .executeBlocking(() -> reload.adoptPeers(change))
          .onSuccess(update -> update.ifPresent(this::putInForce))
          .onFailure(failure -> failed(failure, "A peer's configuration could not be taken"));
    }
  }

  private static void failed(Throwable failure, String otherwise) {
    if (failure instanceof ConfigException refused) {
      LOG.error(
          "The configuration is refused, the old one stays in force:\n{}", refused.getMessage());
    } else {
      LOG.error(otherwise, failure);
    }
  }

  /** Whether anything changes with it. */
  private boolean putInForce(ConfigUpdate update) {
    update.ignored().forEach(line -> LOG.warn("{}", line));
    if (update.changedHotKeys().isEmpty()) {
      return false;
    }
    LOG.info("New configuration in force: {}", String.join(", ", update.changedHotKeys()));
    LogLevels.apply(update.next().config().get(LoggingConfig.PART));
    config.swap(update.next().config());
    return true;
  }
}
