package io.skysentinel.tools;

import io.skysentinel.tools.load.LoadCommand;
import picocli.CommandLine;

/** Loads a node with many clients. */
public final class LoadTool {
  private LoadTool() {}

  /** Runs the tool and exits with its status. */
  public static void main(String[] args) {
    System.exit(new CommandLine(new LoadCommand(System.out)).execute(args));
  }
}
