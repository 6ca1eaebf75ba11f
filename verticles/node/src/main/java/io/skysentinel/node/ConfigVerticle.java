package io.skysentinel.node;

import io.skysentinel.core.contract.Addresses;
import io.skysentinel.core.contract.ConfigChange;
import io.skysentinel.platform.bus.Bus;
import io.skysentinel.platform.config.ConfigReload;
import io.skysentinel.platform.config.ConfigUpdate;
import io.skysentinel.platform.config.ConfigWatcher;
import io.skysentinel.platform.config.LiveConfig;
import io.skysentinel.platform.config.LoadedConfig;
import io.skysentinel.platform.config.LogLevels;
import io.skysentinel.platform.config.LoggingConfig;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Puts a changed configuration in force: that of this node's own file, which the other nodes are
 * told of, and what they tell.
 */
final class ConfigVerticle extends VerticleBase {
  private static final Logger LOG = LoggerFactory.getLogger(ConfigVerticle.class);
  private static final long LOOK_EVERY_MS = 200;

  private final String node;
  private final LiveConfig config;
  private final ConfigReload reload;
  private final @Nullable ConfigWatcher watcher;
  private final Bus bus;
  private final InForce inForce = new InForce();
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
          if (take(update)) {
            LoadedConfig now = reload.running();
            bus.publish(Addresses.CONFIG, new ConfigChange(node, now.document().toString()));
          }
        })
        .onFailure(failure -> LOG.error("The configuration file could not be looked at", failure))
        .onComplete(done -> looking = false);
  }

  private void heard(ConfigChange change) {
    if (!change.origin().equals(node)) {
      vertx
          .executeBlocking(() -> reload.adoptPeers(change))
          .onSuccess(this::take)
          .onFailure(failure -> LOG.error("A peer's configuration could not be taken", failure));
    }
  }

  /** Whether there is a new configuration in force. */
  private boolean take(Optional<ConfigUpdate> update) {
    return update.map(news -> news.handTo(inForce)).orElse(false);
  }

  /** Puts what is valid in force, and says what is not. */
  private final class InForce implements ConfigUpdate.Taker<Boolean> {
    @Override
    public Boolean take(ConfigUpdate.Rejected rejected) {
      LOG.error(
          "The configuration is refused, the old one stays in force:\n{}",
          rejected.reason().getMessage());
      return false;
    }

    @Override
    public Boolean take(ConfigUpdate.Swapped swapped) {
      swapped.ignored().forEach(line -> LOG.warn("{}", line));
      if (swapped.changedHotKeys().isEmpty()) {
        return false;
      }
      LOG.info("New configuration in force: {}", String.join(", ", swapped.changedHotKeys()));
      LogLevels.apply(swapped.next().config().get(LoggingConfig.PART));
      config.swap(swapped.next().config());
      return true;
    }
  }
}
