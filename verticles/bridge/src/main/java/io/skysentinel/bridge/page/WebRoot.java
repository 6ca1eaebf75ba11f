package io.skysentinel.bridge.page;

import io.skysentinel.bridge.page.StaticFile.Variant;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The browser's page, read once from the class path into memory: a few megabytes that all loops
 * share. A request is a look into a map, so there is no path to break out of.
 */
public final class WebRoot {
  private static final String FOLDER = "webroot/";

  /** Written by the build, because a jar cannot be asked for what is in a folder. */
  private static final String LIST = "files.txt";

  private static final String INDEX = "index.html";

  /** The smallest first. */
  private static final List<String> ENCODINGS = List.of("br", "gzip");

  private static final Map<String, String> SUFFIXES = Map.of("br", ".br", "gzip", ".gz");

  private final Map<String, StaticFile> files = new HashMap<>();

  private WebRoot() {}

  /** The page on that class path; empty when the build left it out. */
  public static WebRoot load(ClassLoader classPath) {
    WebRoot root = new WebRoot();
    byte[] list = read(classPath, LIST);
    if (list != null) {
      Set<String> names = new HashSet<>(new String(list, StandardCharsets.UTF_8).lines().toList());
      names.stream()
          .filter(name -> SUFFIXES.values().stream().noneMatch(name::endsWith))
          .forEach(name -> root.files.put('/' + name, root.file(classPath, name, names)));
    }
    return root;
  }

  /** Whether there is no page. */
  boolean isEmpty() {
    return files.isEmpty();
  }

  /** The file at a path of a request, {@code null} when there is none. */
  @Nullable StaticFile at(String path) {
    return files.get(path.equals("/") ? '/' + INDEX : path);
  }

  private StaticFile file(ClassLoader classPath, String name, Set<String> names) {
    List<Variant> packed = new ArrayList<>();
    for (String encoding : ENCODINGS) {
      String packedName = name + SUFFIXES.get(encoding);
      if (names.contains(packedName)) {
        packed.add(Variant.of(encoding, readListed(classPath, packedName)));
      }
    }
    return StaticFile.of(name, Variant.of(null, readListed(classPath, name)), packed);
  }

  private static byte[] readListed(ClassLoader classPath, String name) {
    byte[] bytes = read(classPath, name);
    if (bytes == null) {
      throw new IllegalStateException(
          "the page was built only in part: %s is listed but missing".formatted(name));
    }
    return bytes;
  }

  private static byte @Nullable [] read(ClassLoader classPath, String name) {
    try (InputStream in = classPath.getResourceAsStream(FOLDER + name)) {
      return in == null ? null : in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
