package io.skysentinel.tools;

import io.skysentinel.tools.record.RecorderCommand;
import picocli.CommandLine;

/** Writes a feed or a topic to a file. */
public final class RecorderTool {
  private RecorderTool() {}

  /** Runs the tool and exits with its status. */
  public static void main(String[] args) {
    System.exit(new CommandLine(new RecorderCommand()).execute(args));
  }
}
