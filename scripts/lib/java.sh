# shellcheck shell=bash
# How the JVM is started. Needs lib/jdk.sh.

# Options for this JDK, one a line.
jvm_flags() {
  local version
  version=$(jdk_version "$1")
  printf '%s\n' \
    "-Xmx${SKYSENTINEL_HEAP:-1g}" \
    -XX:+UseG1GC \
    -XX:+ExitOnOutOfMemoryError # half a node is worse than none: what supervises it starts it again
  if [ "$version" -ge 24 ]; then
    # Netty and Hazelcast use what newer JDKs warn of at each start.
    printf '%s\n' --enable-native-access=ALL-UNNAMED --sun-misc-unsafe-memory-access=allow
  fi
}
