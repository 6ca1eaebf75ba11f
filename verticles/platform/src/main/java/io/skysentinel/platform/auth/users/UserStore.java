package io.skysentinel.platform.auth.users;

import io.skysentinel.platform.config.text.ConfigException;
import io.skysentinel.platform.config.text.ConfigFile;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The users of now: their file is looked at each second, so that who is added, removed or changed
 * is so for those who are in already, too.
 */
public final class UserStore {
  private static final Logger LOG = LoggerFactory.getLogger(UserStore.class);
  private static final long LOOK_EVERY_MS = 1_000;

  /** What the last look showed. */
  private record Look(String text, Map<String, User> users) {}

  private final Vertx vertx;
  private final String file;
  private final AtomicBoolean looking = new AtomicBoolean();
  private volatile Look last = new Look("", Map.of());
  private volatile String problem = "";
  private long timer = -1;

  /**
   * @param file empty: there are no users
   */
  public UserStore(Vertx vertx, String file) {
    this.vertx = vertx;
    this.file = file;
  }

  /** Whether there can be any. */
  public boolean isThere() {
    return !file.isEmpty();
  }

  /** Reads the file; fails in words when that cannot be done. */
  public Future<Void> start() {
    if (!isThere()) {
      return Future.succeededFuture();
    }
    timer = vertx.setPeriodic(LOOK_EVERY_MS, unused -> lookAgain());
    return vertx
        .executeBlocking(this::look)
        .<Void>map(look -> {
          last = look;
          LOG.info("{} users may log in ({})", look.users().size(), file);
          return null;
        })
        .recover(
            failure -> Future.failedFuture(new IllegalStateException(words(failure), failure)));
  }

  /** Looks no more. */
  public void stop() {
    vertx.cancelTimer(timer);
  }

  /** {@code null}: there is nobody of that name. */
  public @Nullable User find(String name) {
    return last.users().get(name);
  }

  private void lookAgain() {
    if (!looking.compareAndSet(false, true)) {
      return;
    }
    vertx
        .executeBlocking(this::look)
        .onSuccess(look -> {
          problem = "";
          if (!look.text().equals(last.text())) {
            last = look;
            LOG.info("The users' file has changed: {} users may log in", look.users().size());
          }
        })
        .onFailure(failure -> complain(words(failure)))
        .onComplete(done -> looking.set(false));
  }

  /** Once for each thing that is wrong. */
  private void complain(String now) {
    if (!now.equals(problem)) {
      problem = now;
      LOG.error("{}; the users of before stay", now);
    }
  }

  private Look look() throws ConfigException {
    String text = ConfigFile.read(Path.of(file));
    return text.equals(last.text()) ? last : new Look(text, Map.copyOf(UsersFile.parse(text)));
  }

  private String words(Throwable failure) {
    return "The users' file cannot be used: %s: %s".formatted(file, failure.getMessage());
  }
}
