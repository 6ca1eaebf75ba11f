package io.skysentinel.history.block;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The texts of a block that is being written, each once, numbered from 1 as they come; 0: none. */
final class TextTable {
  private final Map<String, Integer> numbers = new HashMap<>();
  private final List<String> texts = new ArrayList<>();

  long number(@Nullable String text) {
    if (text == null) {
      return 0;
    }
    Integer number = numbers.get(text);
    if (number == null) {
      texts.add(text);
      number = texts.size();
      numbers.put(text, number);
    }
    return number;
  }

  void writeTo(ColumnWriter out) {
    out.unsigned(texts.size());
    texts.forEach(out::text);
  }

  static String[] read(ColumnReader in) throws BadBlockException {
    String[] texts = new String[in.count(1)];
    for (int i = 0; i < texts.length; i++) {
      texts[i] = in.text();
    }
    return texts;
  }
}
