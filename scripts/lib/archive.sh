# shellcheck shell=bash
# An archive of loaded classes (the JDK's "class data sharing"), which saves a third of the start's
# work. It is made by a short run after each build, since the JVM writes it while it ends: made by
# the user's own run, it would keep them waiting at Ctrl-C. Needs say.sh, jdk.sh, java.sh and `root`.

class_archive() { printf '%s\n' "$root/verticles/standalone/target/classes.jsa"; }

# Without it everything works, a little later, so failures here are not told.
make_class_archive() {
  local jar=$1 port=$((20000 + RANDOM % 10000)) archive flags tries health code=0
  local data=$root/target/archive-data
  archive=$(class_archive)
  rm -rf "$archive" "$data"
  IFS=$'\n' read -r -d '' -a flags < <(jvm_flags "$JAVA_HOME") || true
  say "  preparing fast starts ($(duration "$SECONDS"))"
  # Nobody's feeds or broker are touched: no environment, and a directory without a configuration.
  (
    cd "$root/target" || exit
    exec env -i "PATH=$PATH" BACKEND_PORT="$port" FEEDS=simulator \
      "$JAVA_HOME/bin/java" "${flags[@]}" "-XX:ArchiveClassesAtExit=$archive.new" \
      -jar "$jar" --data-dir "$data" --kafka-port 0
  ) >"$root/target/archive.log" 2>&1 &
  java=$!
  # Ctrl-C does not reach what runs in the background.
  trap 'kill "$java" 2>/dev/null' EXIT
  for ((tries = 0; tries < 300; tries++)); do
    kill -0 "$java" 2>/dev/null || break
    # What comes after all else is up, as the past does, is in the archive, too.
    if health=$(bash "$root/scripts/healthcheck" "$port" 2>/dev/null); then
      case "$health" in *degraded*) ;; *) break ;; esac
    fi
    sleep 0.1
  done
  kill "$java" 2>/dev/null || true
  wait "$java" || code=$?
  trap - EXIT
  rm -rf "$data"
  # Only an archive that was written to its end: 143 is an orderly exit after SIGTERM.
  if [ "$code" -eq 143 ] && [ -f "$archive.new" ]; then mv "$archive.new" "$archive"; fi
}
