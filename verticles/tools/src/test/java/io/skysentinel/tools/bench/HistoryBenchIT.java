package io.skysentinel.tools.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

class HistoryBenchIT {
  private static final Pattern ANSWERS =
      Pattern.compile("(?m)^(blocks|rows) +(.*\\S) +p50 .*answers, ([\\d,]+) rows each");

  @Test
  void bothAreAskedTheSameAndTellAsMuch() {
    Printed printed = new Printed();
    int code =
        new CommandLine(new HistoryBench(printed.out()))
            .execute("--aircraft", "300", "--hours", "1", "--questions", "5", "--flights", "2000");

    assertThat(code).isZero();
    assertThat(printed.text())
        .contains("blocks written: ")
        .contains("blocks replay: ")
        .containsPattern("flights warm +1 degree of earth +p50");
    List<MatchResult> warm =
        ANSWERS
            .matcher(printed.text())
            .results()
            .filter(of -> of.group(2).startsWith("warm"))
            .toList();
    assertThat(warm).hasSize(6);
    for (int i = 0; i < warm.size(); i += 2) {
      assertThat(warm.get(i).group(1)).isEqualTo("blocks");
      assertThat(warm.get(i).group(3)).as(warm.get(i).group()).isEqualTo(warm.get(i + 1).group(3));
    }
  }
}
