package io.skysentinel.bridge.page;

import static org.assertj.core.api.Assertions.assertThat;

import io.skysentinel.platform.config.SkyConfig;
import io.skysentinel.platform.web.WebVerticle;
import io.skysentinel.testing.Loopback;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import io.vertx.junit5.VertxExtension;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@ExtendWith(VertxExtension.class)
class StaticRoutesIT {
  private static final String SCRIPT = "/assets/index-abc123.js";

  private @TempDir Path folder;
  private PageConfig page = new PageConfig("", "");
  private WebVerticle web;
  private String deployment;

  @BeforeEach
  void page(Vertx vertx) throws IOException {
    write("index.html", "<!doctype html>");
    write("assets/index-abc123.js", "plain");
    write("assets/index-abc123.js.br", "brotli");
    write("assets/index-abc123.js.gz", "gzip");
    write("assets/earth-def456.webp", "earth");
    write("secret.txt", "in the folder, but not in the list");
    write(
        "files.txt",
        """
        assets/earth-def456.webp
        assets/index-abc123.js
        assets/index-abc123.js.br
        assets/index-abc123.js.gz
        index.html
        """);
    serve(vertx, new URL[] {folder.toUri().toURL()});
  }

  @ParameterizedTest
  @ValueSource(strings = {"/", "/index.html", "/?kiosk=1"})
  void thePageIsAskedForEachTime(String path) throws Exception {
    HttpResponse<String> page = get(path);
    assertThat(page.statusCode()).isEqualTo(200);
    assertThat(page.body()).isEqualTo("<!doctype html>");
    assertThat(header(page, "content-type")).isEqualTo("text/html; charset=utf-8");
    assertThat(header(page, "cache-control")).isEqualTo("no-cache");
    assertThat(header(page, "content-security-policy"))
        .contains("default-src 'self'", "frame-ancestors 'self'")
        .doesNotContain("unsafe");
    assertThat(header(page, "x-content-type-options")).isEqualTo("nosniff");
  }

  @Test
  void whatIsNamedByItsContentIsNeverAskedForAgain() throws Exception {
    HttpResponse<String> script = get(SCRIPT);
    assertThat(header(script, "cache-control")).contains("immutable", "max-age=31536000");
    assertThat(header(script, "content-type")).startsWith("text/javascript");
    assertThat(header(get("/assets/earth-def456.webp"), "content-type")).isEqualTo("image/webp");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "gzip, deflate, br | brotli | br",
        "gzip | gzip | gzip",
        "GZIP;q=0.5, br;q=0 | gzip | gzip",
        "br;q=1.0 | brotli | br",
        "br;q=0.000 | plain | ''",
        "identity | plain | ''",
        "brotli | plain | ''",
      })
  void theSmallestThatTheClientTakesIsSent(String accepted, String body, String encoding)
      throws Exception {
    HttpResponse<String> script = get(SCRIPT, "accept-encoding", accepted);
    assertThat(script.body()).isEqualTo(body);
    assertThat(header(script, "content-encoding")).isEqualTo(encoding);
    assertThat(header(script, "vary")).isEqualTo("accept-encoding");
  }

  @Test
  void whatTheClientHasIsNotSentAgain() throws Exception {
    String etag = header(get(SCRIPT), "etag");
    for (String known : List.of(etag, "W/" + etag, "\"other\", " + etag, "*")) {
      HttpResponse<String> again = get(SCRIPT, "if-none-match", known);
      assertThat(again.statusCode()).isEqualTo(304);
      assertThat(again.body()).isEmpty();
      assertThat(header(again, "etag")).isEqualTo(etag);
    }
    assertThat(get(SCRIPT, "if-none-match", "\"other\"").statusCode()).isEqualTo(200);
    // The same file in other bytes is not what it has.
    HttpResponse<String> packed = get(SCRIPT, "if-none-match", etag, "accept-encoding", "gzip");
    assertThat(packed.statusCode()).isEqualTo(200);
  }

  @Test
  void headIsAnsweredWithoutTheBody() throws Exception {
    HttpResponse<String> answer = Loopback.ask("HEAD", web.port(), SCRIPT);
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(header(answer, "content-length")).isEqualTo("5");
    assertThat(answer.body()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/secret.txt",
        "/assets/",
        "/assets/index-abc123.js.br",
        "/files.txt",
        "/%2e%2e/pom.xml",
        "/assets/..%2fsecret.txt",
        "//index.html/x"
      })
  void whatIsNotListedIsNotThere(String path) throws Exception {
    assertThat(get(path).statusCode()).isEqualTo(404);
  }

  @Test
  void otherPagesMayShowItOnlyWhereItIsMeantToBeEmbedded() throws Exception {
    assertThat(header(get("/?embed"), "content-security-policy")).endsWith("frame-ancestors *");
  }

  @Test
  void aServerWithoutThePageSaysSo(Vertx vertx) throws Exception {
    vertx.undeploy(deployment).await();
    serve(vertx, new URL[0]);
    HttpResponse<String> none = get("/");
    assertThat(none.statusCode()).isEqualTo(404);
    assertThat(none.body()).contains("built without it");
  }

  @ParameterizedTest
  @CsvSource({
    "https://tiles.example.org/{z}/{x}/{y}.png, https://tiles.example.org",
    "https://{s}.example.org/{z}/{x}/{y}.png, https://*.example.org",
    "http://127.0.0.1:8080/{z}/{x}/{y}.png, http://127.0.0.1:8080",
  })
  void theMapsPicturesMayComeFromWhereTheConfigurationSays(String tiles, String source, Vertx vertx)
      throws Exception {
    assertThat(header(get("/"), "content-security-policy")).contains("img-src 'self' data: blob:;");
    vertx.undeploy(deployment).await();
    page = new PageConfig(tiles, "Example");
    serve(vertx, new URL[] {folder.toUri().toURL()});
    assertThat(header(get("/"), "content-security-policy"))
        .contains("img-src 'self' data: blob: " + source + ";");
    HttpResponse<String> settings = get("/page.json");
    assertThat(header(settings, "content-type")).isEqualTo("application/json");
    assertThat(new JsonObject(settings.body()))
        .isEqualTo(new JsonObject().put("mapTiles", tiles).put("mapCredit", "Example"));
  }

  private void serve(Vertx vertx, URL[] classPath) {
    WebRoot root = WebRoot.load(new URLClassLoader(classPath, null));
    web =
        new WebVerticle(
            SkyConfig.defaults().with("http.port", 0), List.of(new StaticRoutes(root, page)));
    deployment = vertx.deployVerticle(web).await();
  }

  private void write(String name, String text) throws IOException {
    Path path = folder.resolve("webroot").resolve(name);
    Files.createDirectories(path.getParent());
    Files.writeString(path, text);
  }

  private HttpResponse<String> get(String path, String... headers)
      throws IOException, InterruptedException {
    return Loopback.get(web.port(), path, headers);
  }

  private static String header(HttpResponse<?> response, String name) {
    return response.headers().firstValue(name).orElse("");
  }
}
