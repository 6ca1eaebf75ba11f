# shellcheck shell=bash
# How the JVM is started. Needs lib/jdk.sh.

# A node for many clients is one whose heap was given a size. More room is left free in it than G1 would by
# itself, up to its limit. What a bridge holds for its clients is more than half of what G1 makes the heap,
# so it would look for garbage in all of it again and again, on the cores that write to these clients:
# docs/performance.md.
roomy_heap=(-XX:MinHeapFreeRatio=60 -XX:MaxHeapFreeRatio=80 -XX:InitiatingHeapOccupancyPercent=60)

# Otherwise it is a node for a few, and takes little more of the machine than it needs: by itself G1 begins
# with a 64th of the machine's memory, fills it, and makes it larger than need be. Some 100 MB are alive
# in it, more than half, hence the fixed mark: G1's own would let it look for garbage all the time. With
# a heap of 140 MB it did that all the same, when 125 MB were alive.
small_heap=(-Xms160m -XX:MinHeapFreeRatio=10 -XX:MaxHeapFreeRatio=40 -XX:GCTimeRatio=4
  -XX:-G1UseAdaptiveIHOP -XX:InitiatingHeapOccupancyPercent=75)

# Options for this JDK, one a line.
jvm_flags() {
  local version heap=("${small_heap[@]}")
  version=$(jdk_version "$1")
  [ -z "${SKYSENTINEL_HEAP:-}" ] || heap=("${roomy_heap[@]}")
  printf '%s\n' \
    "-Xmx${SKYSENTINEL_HEAP:-1g}" \
    -XX:+UseG1GC \
    "${heap[@]}" \
    -XX:+ExitOnOutOfMemoryError # half a node is worse than none: what supervises it starts it again
  if [ "$version" -ge 24 ]; then
    # Netty and Hazelcast use what newer JDKs warn of at each start. The manifest has the second one
    # too, but only for its own main class.
    printf '%s\n' --sun-misc-unsafe-memory-access=allow --enable-native-access=ALL-UNNAMED
    # The archive of classes stays where it was made for, and is shared with the file in place of
    # being copied, 80 MB of it; what the compilers have used is given back to the system.
    printf '%s\n' -XX:+UnlockDiagnosticVMOptions -XX:ArchiveRelocationMode=0 -XX:TrimNativeHeapInterval=30000
  fi
}

# The options to use an archive of classes, if it is there. A JDK or a jar that it does not fit ignores
# it, and need not say so.
archive_flag() {
  if [ -f "$1" ]; then printf '%s\n' "-XX:SharedArchiveFile=$1" '-Xlog:cds*=off'; fi
}
