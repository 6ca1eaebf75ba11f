# shellcheck shell=bash
# Runs one of the command-line tools. Needs `root`.
# shellcheck source=scripts/lib/say.sh
. "$root/scripts/lib/say.sh"
# shellcheck source=scripts/lib/jdk.sh
. "$root/scripts/lib/jdk.sh"
# shellcheck source=scripts/lib/maven.sh
. "$root/scripts/lib/maven.sh"
# shellcheck source=scripts/lib/build.sh
. "$root/scripts/lib/build.sh"
# shellcheck source=scripts/lib/java.sh
. "$root/scripts/lib/java.sh"
# shellcheck source=scripts/lib/archive.sh
. "$root/scripts/lib/archive.sh"

# Builds if need be, then runs the class of io.skysentinel that the first argument names, with the
# other arguments, on the newest JDK.
run_tool() {
  local class=io.skysentinel.$1 command flag
  shift
  use_newest_jdk
  # The tool's own output may be data, so what the build says goes elsewhere.
  build_if_changed "" >&2
  command=("$JAVA_HOME/bin/java")
  # A tool works as hard as it can, however small the node is that it may start.
  while IFS= read -r flag; do command+=("$flag"); done < <(
    SKYSENTINEL_HEAP=${SKYSENTINEL_HEAP:-1g} jvm_flags "$JAVA_HOME"
  )
  # The jar of the one-machine default names all libraries in its manifest; clients and history are no part of it.
  command+=(-cp "$root/verticles/tools/target/classes:$root/verticles/client/target/classes:$root/verticles/history/target/classes:$(standalone_jar)" "$class")
  "${command[@]}" "$@"
}
