# shellcheck shell=bash
# How the JVM is started. Needs lib/jdk.sh.

# More room is left free in the heap than G1 would by itself, up to its limit. What a bridge holds for its
# clients is more than half of what G1 makes the heap, so it would look for garbage in all of it again and
# again, on the cores that write to these clients: docs/performance.md.
roomy_heap=(-XX:MinHeapFreeRatio=60 -XX:MaxHeapFreeRatio=80 -XX:InitiatingHeapOccupancyPercent=60)

# Options for this JDK, one a line.
jvm_flags() {
  local version
  version=$(jdk_version "$1")
  printf '%s\n' \
    "-Xmx${SKYSENTINEL_HEAP:-1g}" \
    -XX:+UseG1GC \
    "${roomy_heap[@]}" \
    -XX:+ExitOnOutOfMemoryError # half a node is worse than none: what supervises it starts it again
  if [ "$version" -ge 24 ]; then
    # Netty and Hazelcast use what newer JDKs warn of at each start. The manifest has the second one
    # too, but only for its own main class.
    printf '%s\n' --sun-misc-unsafe-memory-access=allow --enable-native-access=ALL-UNNAMED
  fi
}

# The options to use an archive of classes, if it is there. A JDK or a jar that it does not fit ignores
# it, and need not say so.
archive_flag() {
  if [ -f "$1" ]; then printf '%s\n' "-XX:SharedArchiveFile=$1" '-Xlog:cds*=off'; fi
}
