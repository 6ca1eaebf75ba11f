package io.skysentinel.testing;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;

/** Asks a server of this machine, as a client that shares no code with it. */
public final class Loopback {
  private Loopback() {}

  public static HttpResponse<String> get(int port, String path, String... headers)
      throws IOException, InterruptedException {
    return ask("GET", port, path, headers);
  }

  public static HttpResponse<String> ask(String method, int port, String path, String... headers)
      throws IOException, InterruptedException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
            .method(method, HttpRequest.BodyPublishers.noBody());
    if (headers.length > 0) {
      request.headers(headers);
    }
    return HttpClient.newHttpClient().send(request.build(), HttpResponse.BodyHandlers.ofString());
  }
}
