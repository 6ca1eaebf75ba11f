package io.skysentinel.poller.feeds.polled;

import io.skysentinel.poller.feeds.FailureKind;
import io.skysentinel.poller.feeds.FeedFailure;
import io.vertx.core.http.HttpMethod;
import java.math.BigDecimal;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What to ask, and how much patience and memory the answer may cost.
 *
 * @param form sent as the body when there is one
 * @param timeoutMs for the whole exchange, so that an answer that trickles for ever ends as well
 * @param maxBytes of the answer, counted after decompression
 */
public record HttpQuestion(
    HttpMethod method,
    URI uri,
    Map<String, String> headers,
    @Nullable String form,
    long timeoutMs,
    int maxBytes) {

  public static HttpQuestion get(
      String url, Map<String, String> headers, long timeoutMs, int maxBytes) {
    return new HttpQuestion(HttpMethod.GET, address(url), headers, null, timeoutMs, maxBytes);
  }

  public static HttpQuestion post(String url, String form, long timeoutMs, int maxBytes) {
    return new HttpQuestion(HttpMethod.POST, address(url), Map.of(), form, timeoutMs, maxBytes);
  }

  /** The same question asked elsewhere; who was trusted with a token is not who asks for it now. */
  HttpQuestion redirectedTo(URI target) {
    Map<String, String> carried = sameOrigin(target) ? headers : Map.of();
    return new HttpQuestion(method, target, carried, form, timeoutMs, maxBytes);
  }

  /** Host and port as messages name them: never the path or the query, which may hold a key. */
  String host() {
    return uri.getPort() < 0 ? uri.getHost() : uri.getHost() + ":" + uri.getPort();
  }

  private boolean sameOrigin(URI target) {
    return uri.getScheme().equalsIgnoreCase(target.getScheme())
        && uri.getHost().equalsIgnoreCase(target.getHost())
        && uri.getPort() == target.getPort();
  }

  /** A number as it may stand in an address: never 1.0E-5, which not every server reads. */
  public static String plain(double number) {
    return BigDecimal.valueOf(number).toPlainString();
  }

  static boolean isWebAddress(URI uri) {
    return uri.getHost() != null
        && ("http".equalsIgnoreCase(uri.getScheme()) || "https".equalsIgnoreCase(uri.getScheme()));
  }

  private static URI address(String url) {
    try {
      URI uri = new URI(url);
      if (isWebAddress(uri)) {
        return uri;
      }
    } catch (URISyntaxException notAnAddress) {
      // Said below, in our own words and without the query.
    }
    String shown = url.replaceFirst("[?].*", "").replaceFirst("//[^/]*@", "//");
    throw new FeedFailure(
        FailureKind.CLIENT_ERROR, "\"" + shown + "\" is not an http or https address");
  }
}
