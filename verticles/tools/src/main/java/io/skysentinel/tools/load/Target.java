package io.skysentinel.tools.load;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Set;

/**
 * Where the server is.
 *
 * @param path of the way in, with the query that goes with it
 */
record Target(String host, int port, String path) {
  private static final Set<String> PLAIN = Set.of("http", "ws");
  private static final int HTTP_PORT = 80;

  /**
   * Reads an address. Without a path it is that of the protocol.
   *
   * @throws IllegalArgumentException in words for whoever wrote it
   */
  static Target parse(String url, Protocol protocol) {
    URI uri = uri(url);
    String scheme = uri.getScheme() == null ? "" : uri.getScheme().toLowerCase(Locale.ROOT);
    if (!PLAIN.contains(scheme) || uri.getHost() == null) {
      throw new IllegalArgumentException(
          url + ": expected an address like http://127.0.0.1:8000 (without TLS)");
    }
    boolean bare = uri.getRawPath() == null || uri.getRawPath().matches("/?");
    String path = bare ? protocol.path() : uri.getRawPath();
    String query = uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery();
    int port = uri.getPort() < 0 ? HTTP_PORT : uri.getPort();
    return new Target(uri.getHost(), port, path + query);
  }

  /** With one parameter more. */
  Target with(String name, String value) {
    String sign = path.indexOf('?') < 0 ? "?" : "&";
    return new Target(host, port, path + sign + name + "=" + value);
  }

  @Override
  public String toString() {
    return "http://" + host + ":" + port + path;
  }

  private static URI uri(String url) {
    try {
      return new URI(url);
    } catch (URISyntaxException e) {
      throw new IllegalArgumentException(url + " is not an address: " + e.getReason(), e);
    }
  }
}
