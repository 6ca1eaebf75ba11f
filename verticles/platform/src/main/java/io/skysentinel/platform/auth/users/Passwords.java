package io.skysentinel.platform.auth.users;

import at.favre.lib.crypto.bcrypt.BCrypt;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.WorkerExecutor;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * Checks passwords: a quarter of a second's work each, which is what makes guessing dear. It is
 * done away from the event loops, by few threads and for so many at a time.
 */
public final class Passwords {
  /** More is cut off by bcrypt. */
  public static final int MOST_BYTES = 71;

  /** What the many lists of stolen passwords are least likely to have. */
  public static final int LEAST_CHARACTERS = 10;

  private static final int COST = 12;
  private static final int THREADS = 2;
  private static final int MOST_WAITING = 16;

  /** For names that nobody has, so that they cost the same time as others. */
  private static final String NOBODYS = "$2a$12$" + ".".repeat(53);

  private static final String ANYTHING = "x";

  private final WorkerExecutor workers;
  private final AtomicInteger waiting = new AtomicInteger();

  /** Its threads end with Vert.x. */
  public Passwords(Vertx vertx) {
    this.workers = vertx.createSharedWorkerExecutor("passwords", THREADS);
  }

  /** What is kept of a password. */
  public static String hash(String password) {
    return BCrypt.withDefaults().hashToString(COST, password.toCharArray());
  }

  /** What is wrong with a password to be, in words; empty when nothing is. */
  public static String complaint(String password) {
    if (password.length() < LEAST_CHARACTERS) {
      return "a password has at least %d characters".formatted(LEAST_CHARACTERS);
    }
    if (!isShortEnough(password)) {
      return "a password has at most %d bytes".formatted(MOST_BYTES);
    }
    return "";
  }

  private static boolean isShortEnough(String password) {
    return password.getBytes(StandardCharsets.UTF_8).length <= MOST_BYTES;
  }

  /**
   * Whether this is the user's password. What could be nobody's takes as long as what is wrong.
   *
   * @param user {@code null} for a name that nobody has
   * @return empty when too many wait to be checked
   */
  public Optional<Future<Boolean>> check(@Nullable User user, String password) {
    if (waiting.incrementAndGet() > MOST_WAITING) {
      waiting.decrementAndGet();
      return Optional.empty();
    }
    User known = user != null && isShortEnough(password) ? user : null;
    String hash = known == null ? NOBODYS : known.hash();
    String tried = known == null ? ANYTHING : password;
    return Optional.of(
        workers
            .executeBlocking(() -> isOf(tried, hash), false)
            .map(right -> right && known != null)
            .onComplete(done -> waiting.decrementAndGet()));
  }

  private static boolean isOf(String password, String hash) {
    return BCrypt.verifyer().verify(password.toCharArray(), hash).verified;
  }
}
