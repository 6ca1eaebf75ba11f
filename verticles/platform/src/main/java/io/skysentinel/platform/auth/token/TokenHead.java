package io.skysentinel.platform.auth.token;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.skysentinel.core.json.JsonFactories;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a token says of itself, before anything of it is believed: by it the keys are chosen that
 * are tried at all. What no key could have signed is refused here, {@code alg: none} among it.
 *
 * @param keyId which key signed it; {@code null} when it does not say
 */
record TokenHead(String algorithm, @Nullable String keyId) {
  /** Cookies and headers of usual servers are no longer. */
  static final int LONGEST = 4096;

  static final Set<String> ALGORITHMS = Set.of("HS256", "RS256", "ES256", "EdDSA");

  private static final int LONGEST_KEY_ID = 200;
  private static final ObjectMapper JSON = JsonMapper.builder(JsonFactories.CLIENTS).build();

  /** {@code null}: this is no token that could be taken. */
  static @Nullable TokenHead of(String token) {
    String[] parts = token.length() > LONGEST ? new String[0] : token.split("\\.", -1);
    if (parts.length != 3 || parts[2].isEmpty()) {
      return null;
    }
    JsonNode head = json(parts[0]);
    if (head == null || !ALGORITHMS.contains(head.path("alg").asText())) {
      return null;
    }
    // What is marked critical must be understood, and we understand none of it (RFC 7515, 4.1.11).
    if (head.has("crit") || head.has("b64")) {
      return null;
    }
    JsonNode keyId = head.path("kid");
    if (!keyId.isMissingNode()
        && (!keyId.isTextual() || keyId.asText().length() > LONGEST_KEY_ID)) {
      return null;
    }
    return new TokenHead(head.path("alg").asText(), keyId.isTextual() ? keyId.asText() : null);
  }

  private static @Nullable JsonNode json(String part) {
    try {
      byte[] bytes = Base64.getUrlDecoder().decode(part);
      JsonNode json = JSON.readTree(new String(bytes, StandardCharsets.UTF_8));
      return json.isObject() ? json : null;
    } catch (IllegalArgumentException | JsonProcessingException e) {
      return null;
    }
  }
}
