package io.skysentinel.platform.auth.users;

import io.skysentinel.platform.auth.token.AccessRole;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Set;

/**
 * Somebody with a password.
 *
 * @param hash what is kept of the password
 */
public record User(String name, Set<AccessRole> roles, String hash) {
  private static final int VERSION_LENGTH = 16;

  public User {
    roles = Set.copyOf(roles);
  }

  /** Another one for each password; from it nothing of the hash can be told. */
  public String password() {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(hash.getBytes(StandardCharsets.US_ASCII));
      return Base64.getUrlEncoder().encodeToString(digest).substring(0, VERSION_LENGTH);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  /** Nobody has to see the hash. */
  @Override
  public String toString() {
    return "User[%s %s]".formatted(name, roles);
  }
}
