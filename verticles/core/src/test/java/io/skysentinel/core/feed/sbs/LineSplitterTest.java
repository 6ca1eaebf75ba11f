package io.skysentinel.core.feed.sbs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class LineSplitterTest {

  private final List<String> lines = new ArrayList<>();
  private final List<String> overlong = new ArrayList<>();

  @Test
  void keepsHalfLinesForTheNextChunk() {
    feed(new LineSplitter(100), "ab", "c\nde", "f\n\n", "gh");
    assertThat(lines).containsExactly("abc", "def", "");
    assertThat(overlong).isEmpty();
  }

  @Test
  void skipsALineThatIsTooLongUpToItsEnd() {
    feed(new LineSplitter(4), "abcd\nab", "cde", "fghijkl", "m\nno\n");
    assertThat(lines).containsExactly("abcd", "no");
    assertThat(overlong).containsExactly("abcd");
  }

  @Test
  void forgetsTheHalfLineOfABrokenConnection() {
    LineSplitter splitter = new LineSplitter(4);
    feed(splitter, "ab");
    splitter.clear();
    feed(splitter, "cd\nabcdefgh");
    splitter.clear();
    feed(splitter, "ef\n");
    assertThat(lines).containsExactly("cd", "ef");
    assertThat(overlong).containsExactly("abcd");
  }

  @Test
  void refusesLinesOfNothing() {
    assertThatIllegalArgumentException().isThrownBy(() -> new LineSplitter(0));
  }

  @Property
  void chunksMakeNoDifference(
      @ForAll @Size(max = 20) List<@CharRange(from = '\t', to = '\r') Character> text,
      @ForAll @IntRange(min = 1, max = 7) int chunk,
      @ForAll @IntRange(min = 1, max = 6) int max) {
    StringBuilder all = new StringBuilder();
    text.forEach(all::append);
    List<String> chunks = new ArrayList<>();
    for (int at = 0; at < all.length(); at += chunk) {
      chunks.add(all.substring(at, Math.min(all.length(), at + chunk)));
    }
    lines.clear();
    overlong.clear();
    feed(new LineSplitter(max), chunks.toArray(String[]::new));

    List<String> whole = Arrays.asList((all + "|").split("\n"));
    List<String> ended = whole.subList(0, whole.size() - 1);
    assertThat(lines)
        .containsExactlyElementsOf(ended.stream().filter(l -> l.length() <= max).toList());
    String half =
        whole.get(whole.size() - 1).substring(0, whole.get(whole.size() - 1).length() - 1);
    List<String> tooLong = new ArrayList<>(ended);
    tooLong.add(half);
    assertThat(overlong)
        .containsExactlyElementsOf(
            tooLong.stream().filter(l -> l.length() > max).map(l -> l.substring(0, max)).toList());
  }

  private void feed(LineSplitter splitter, String... chunks) {
    for (String chunk : chunks) {
      splitter.accept(
          chunk.getBytes(StandardCharsets.ISO_8859_1),
          line -> lines.add(new String(line, StandardCharsets.ISO_8859_1)),
          start -> overlong.add(new String(start, StandardCharsets.ISO_8859_1)));
    }
  }
}
