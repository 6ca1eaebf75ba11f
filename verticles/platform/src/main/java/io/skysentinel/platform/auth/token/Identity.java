package io.skysentinel.platform.auth.token;

import java.util.Set;

/**
 * Who somebody is.
 *
 * @param name as the token or the users' file calls them
 * @param roles what they may do
 * @param expiresAtMs until when this holds, Unix time
 * @param keyId the key that vouched for it; empty where keys have no names
 * @param password which password was shown, so that another one ends what this one began; empty for
 *     tokens of an identity provider
 */
public record Identity(
    String name, Set<AccessRole> roles, long expiresAtMs, String keyId, String password) {
  public Identity {
    roles = Set.copyOf(roles);
  }

  /** Whether they may do what needs this role. */
  public boolean may(AccessRole needed) {
    return needed.isAmong(roles);
  }
}
