package io.skysentinel.tools.bench;

import io.skysentinel.standalone.StandaloneMain;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A scripts/run that starts what these tests were compiled with, and builds nothing. */
final class NodeScript {
  private NodeScript() {}

  /** Says the root to give to a bench. */
  static Path in(Path root) throws IOException {
    Path script = Files.createDirectories(root.resolve("scripts")).resolve("run");
    Files.writeString(
        script,
        """
        #!/usr/bin/env bash
        set -euo pipefail
        # What is measured needs no database.
        export ROLES=poller,cache,ticker,detector,bridge
        args=()
        while [ $# -gt 0 ]; do
          case "$1" in
            --port) export BACKEND_PORT=$2; shift ;;
            *) args+=("$1") ;;
          esac
          shift
        done
        exec '%s/bin/java' %s -Xmx512m -XX:+UseG1GC -cp '%s' %s "${args[@]}"
        """
            .formatted(
                System.getProperty("java.home"),
                // The JVM's own warnings are none of the node's.
                Runtime.version().feature() < 24
                    ? ""
                    : "--enable-native-access=ALL-UNNAMED --sun-misc-unsafe-memory-access=allow",
                System.getProperty("java.class.path"),
                StandaloneMain.class.getName()));
    if (!script.toFile().setExecutable(true)) {
      throw new IOException("cannot be made executable: " + script);
    }
    return root;
  }
}
