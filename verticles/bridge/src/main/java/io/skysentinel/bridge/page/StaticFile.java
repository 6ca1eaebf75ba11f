package io.skysentinel.bridge.page;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.internal.buffer.BufferInternal;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One file of the page, as it is sent.
 *
 * @param immutable whether its name changes with its content, so that no browser asks twice
 * @param plain the file itself
 * @param packed the same, compressed when the page was built, the smallest first
 */
record StaticFile(String contentType, boolean immutable, Variant plain, List<Variant> packed) {

  /** Where the build puts what it names by its content. */
  private static final String HASHED = "assets/";

  private static final Map<String, String> TYPES =
      Map.ofEntries(
          Map.entry("html", "text/html; charset=utf-8"),
          Map.entry("js", "text/javascript; charset=utf-8"),
          Map.entry("css", "text/css; charset=utf-8"),
          Map.entry("json", "application/json"),
          Map.entry("webmanifest", "application/manifest+json"),
          Map.entry("txt", "text/plain; charset=utf-8"),
          Map.entry("svg", "image/svg+xml"),
          Map.entry("png", "image/png"),
          Map.entry("jpg", "image/jpeg"),
          Map.entry("webp", "image/webp"),
          Map.entry("ico", "image/x-icon"),
          Map.entry("woff2", "font/woff2"));

  /**
   * The bytes in one encoding. Each has a tag of its own, as bytes that differ must.
   *
   * @param encoding as in Content-Encoding, {@code null} for none
   */
  record Variant(@Nullable String encoding, String etag, Buffer bytes) {

    /** In memory that all connections write from: of what is on the heap each makes a copy. */
    static Variant of(@Nullable String encoding, byte[] bytes) {
      ByteBuf shared = Unpooled.directBuffer(bytes.length, bytes.length).writeBytes(bytes);
      return new Variant(encoding, tagOf(bytes), BufferInternal.buffer(shared));
    }
  }

  static StaticFile of(String name, Variant plain, List<Variant> packed) {
    return new StaticFile(contentType(name), name.startsWith(HASHED), plain, packed);
  }

  /** The smallest that the client takes. */
  Variant variant(@Nullable String acceptEncoding) {
    for (Variant each : packed) {
      if (each.encoding != null && accepts(acceptEncoding, each.encoding)) {
        return each;
      }
    }
    return plain;
  }

  /** {@code gzip, br;q=0} takes gzip only. Which of several it likes better, we don't ask. */
  private static boolean accepts(@Nullable String header, String encoding) {
    if (header == null) {
      return false;
    }
    for (String part : header.toLowerCase(Locale.ROOT).split(",", -1)) {
      String[] words = part.trim().split("\\s*;\\s*", -1);
      if (words[0].equals(encoding)) {
        return words.length == 1 || !words[1].matches("q=0(\\.0*)?");
      }
    }
    return false;
  }

  private static String contentType(String name) {
    String extension = name.substring(name.lastIndexOf('.') + 1);
    return TYPES.getOrDefault(extension, "application/octet-stream");
  }

  private static String tagOf(byte[] bytes) {
    try {
      byte[] hash = MessageDigest.getInstance("SHA-256").digest(bytes);
      return '"'
          + Base64.getUrlEncoder().withoutPadding().encodeToString(hash).substring(0, 22)
          + '"';
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
