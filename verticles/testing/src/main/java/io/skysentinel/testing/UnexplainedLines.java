package io.skysentinel.testing;

import java.util.List;
import java.util.regex.Pattern;

/**
 * The lines of nodes' logs that no test can explain by what it did: the one place that says which
 * warnings are to be expected, so that all others are defects. An INFO explains itself; a stack
 * trace, and what did not come through the log at all, never do.
 */
public final class UnexplainedLines {
  /** What a machine that is too busy makes a node say, at any time and in any test. */
  private static final List<Pattern> OF_A_BUSY_MACHINE =
      List.of(
          // A thread could run and was not given a processor; a blocked one is told in other words.
          warning("EventLoopWatch This machine is too busy: "),
          // A member that was given no processor for seconds is missed by the others.
          warning("ClusterHeartbeatManager "),
          // The broker starts more slowly than the node.
          warning("TopicKeeper The log at \\S+ is not ready "),
          // The broker answers the node that owns a feed too late.
          warning("PollerVerticle The log has not answered; the feeds wait"),
          // The broker took the detector for gone; it begins where its last transaction ended.
          warning("DetectorThread Updates cannot be judged, .*CommitFailedException"),
          // The broker took who writes the past for gone; it begins where the database says.
          warning(
              "HistoryThread (Updates|Anomalies) cannot be read, .*the group has given this node up"),
          // The broker is slow; what was learned is saved at its next turn.
          warning("ModelWriter A model cannot be saved, trying again: "),
          // The broker is slow; what waits is sent when it answers.
          Pattern.compile(" ERROR LogWatch The log at \\S+ does not answer; states wait"));

  /** What a node says beside that when a test kills another, and the cluster is slow to miss it. */
  private static final List<Pattern> OF_A_KILLED_NODE =
      List.of(warning("PeerVerticle Node \\S+ cannot be reached at "));

  private UnexplainedLines() {}

  /** In a test in which every node ends as it should. */
  public static List<String> in(List<String> log) {
    return in(log, OF_A_BUSY_MACHINE);
  }

  /** In a test that kills a node, in the logs of the others too. */
  public static List<String> withANodeKilledIn(List<String> log) {
    return in(in(log), OF_A_KILLED_NODE);
  }

  private static List<String> in(List<String> log, List<Pattern> explained) {
    return log.stream()
        .filter(line -> !line.contains(" INFO "))
        .filter(line -> explained.stream().noneMatch(known -> known.matcher(line).find()))
        .toList();
  }

  private static Pattern warning(String words) {
    return Pattern.compile(" WARN  " + words);
  }
}
