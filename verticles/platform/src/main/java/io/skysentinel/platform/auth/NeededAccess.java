package io.skysentinel.platform.auth;

import io.skysentinel.core.contract.ClientPaths;
import java.util.Set;
import java.util.function.Predicate;

/** What a request needs. What nobody thought of needs the most. */
enum NeededAccess {
  /** Nothing: the page itself, the login, whether the node is alive. */
  OPEN,
  /** A viewer, who may also say who they are when the connection stands. */
  VIEWER_LATER,
  VIEWER,
  METRICS,
  OPERATOR;

  private static final Set<String> READING = Set.of("GET", "HEAD");

  private static final Set<String> SOCKETS =
      Set.of(ClientPaths.WEBSOCKET, ClientPaths.HISTORY_STREAM);

  private static final Set<String> OPEN_PATHS =
      Set.of(
          "/health/live",
          "/health/ready",
          "/page.json",
          "/api",
          "/api/openapi.json",
          LoginRoutes.WHO,
          ClientPaths.EVENT_BUS + "/info");

  private static final Set<String> OPEN_CHANGES =
      Set.of(LoginRoutes.LOGIN, LoginRoutes.LOGOUT, LoginRoutes.RENEW);

  /**
   * What a request needs.
   *
   * @param path as routes are looked up by, or a detour in it would be a way around
   * @param upgrades whether it is to become a WebSocket
   * @param page which paths are files of the page
   */
  static NeededAccess of(String method, String path, boolean upgrades, Predicate<String> page) {
    boolean isBus = path.startsWith(ClientPaths.EVENT_BUS + "/");
    if (!READING.contains(method)) {
      if (OPEN_CHANGES.contains(path) || method.equals("OPTIONS")) {
        return OPEN;
      }
      // What SockJS's fallbacks post are questions; nobody can change anything over them.
      return isBus ? VIEWER : OPERATOR;
    }
    if (OPEN_PATHS.contains(path) || page.test(path)) {
      return OPEN;
    }
    if (upgrades && (isBus || SOCKETS.contains(path))) {
      return VIEWER_LATER;
    }
    return path.equals("/metrics") ? METRICS : VIEWER;
  }
}
