package io.skysentinel.platform.config;

import com.fasterxml.jackson.databind.JsonNode;
import io.skysentinel.platform.config.schema.ConfigDraft;
import java.util.List;
import java.util.Set;

/**
 * Who may come in.
 *
 * @param enabled whether anybody is asked who they are
 * @param openMetrics whether {@code /metrics} is answered to who does not say who they are
 * @param refused names that may not come in, whatever their tokens say
 */
public record AuthConfig(
    boolean enabled, boolean openMetrics, Set<String> refused, Tokens tokens, Users users) {
  /** Where it stands in the configuration. */
  public static final ConfigPart<AuthConfig> PART =
      ConfigPart.of("auth", AuthConfig.class, AuthConfig::check);

  private static final List<String> TOKENS = List.of("auth", "tokens");

  public AuthConfig {
    refused = Set.copyOf(refused);
  }

  /**
   * Tokens of an identity provider.
   *
   * @param issuer who must have made them; empty: whoever has one of the keys
   * @param audience whom they must be made for: one of these
   * @param leewaySeconds how far clocks may be apart
   * @param nameClaim where a token says whose it is
   * @param rolesClaim where it says what its owner may do; dots lead into objects
   * @param maxSeconds the longest life of a token
   * @param keys files of keys, each as {@code ALGORITHM:PATH}
   * @param jwksUrl where the provider shows its keys
   * @param jwksSeconds how often these are asked for
   */
  public record Tokens(
      String issuer,
      List<String> audience,
      int leewaySeconds,
      String nameClaim,
      String rolesClaim,
      int maxSeconds,
      List<String> keys,
      String jwksUrl,
      int jwksSeconds) {
    public Tokens {
      audience = List.copyOf(audience);
      keys = List.copyOf(keys);
    }

    /** Whether there can be any. */
    public boolean areTaken() {
      return !keys.isEmpty() || !jwksUrl.isEmpty();
    }
  }

  /**
   * Users with a password, who need no identity provider.
   *
   * @param file where they stand; empty: there are none
   * @param sessionKey what cookies are signed with, 32 characters or more; empty: one of its own
   * @param sessionSeconds how long a cookie is valid
   * @param sessionMaxSeconds how long a page may renew it
   * @param secureCookie whether browsers send it over TLS only, although this node speaks none
   */
  public record Users(
      String file,
      String sessionKey,
      int sessionSeconds,
      int sessionMaxSeconds,
      boolean secureCookie) {

    /** The key is nobody's to read. */
    @Override
    public String toString() {
      return "Users[" + file + "]";
    }
  }

  private static void check(ConfigDraft draft) {
    if (!draft.at(List.of("auth", "enabled")).asBoolean()) {
      return;
    }
    JsonNode tokens = draft.at(TOKENS);
    boolean jwks = !tokens.path("jwksUrl").asText().isEmpty();
    boolean taken = jwks || !tokens.path("keys").isEmpty();
    if (!taken && draft.at(List.of("auth", "users", "file")).asText().isEmpty()) {
      draft.wrong(
          List.of("auth", "enabled"),
          "expected auth.users.file, auth.tokens.keys or auth.tokens.jwksUrl beside it: nobody"
              + " could come in");
    }
    // Whoever has an account for anything at the same provider could come in otherwise.
    if (taken && tokens.path("audience").isEmpty()) {
      draft.wrong(of("audience"), "expected whom tokens have to be made for");
    }
    if (jwks && tokens.path("issuer").asText().isEmpty()) {
      draft.wrong(of("issuer"), "expected who makes the tokens");
    }
  }

  private static List<String> of(String key) {
    return List.of("auth", "tokens", key);
  }
}
