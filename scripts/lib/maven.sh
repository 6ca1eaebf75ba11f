# shellcheck shell=bash
# Finds Maven. Needs lib/say.sh, and `root` set to the directory of the pom.xml.

# True for 3.8 and newer, and for 4.
maven_is_new_enough() {
  local version major minor
  version=$("$1" --version 2>/dev/null | sed -n 's/.*Apache Maven \([0-9.]*\).*/\1/p')
  major=${version%%.*}
  minor=${version#*.}
  minor=${minor%%.*}
  [ -n "$major" ] && { [ "$major" -gt 3 ] || { [ "$major" -eq 3 ] && [ "$minor" -ge 8 ]; }; }
}

# Sets `maven` to the Maven of this machine, or else to the wrapper, which fetches one.
find_maven() {
  if command -v mvn >/dev/null && maven_is_new_enough mvn; then
    maven=mvn
  elif command -v unzip >/dev/null; then
    maven=$root/mvnw
  else
    # Without unzip the wrapper fetches another archive, which does not have the pinned checksum.
    die "no Maven 3.8 or newer found, and without unzip ./mvnw cannot fetch one." \
      "Debian, Ubuntu:  sudo apt-get install maven   (or: unzip)" \
      "macOS:           brew install maven"
  fi
}

# Quiets the JDK about what Maven's own libraries do.
maven_opts() {
  local version
  version=$(jdk_version "$JAVA_HOME")
  if [ "$version" -ge 24 ]; then
    export MAVEN_OPTS="${MAVEN_OPTS:-} --enable-native-access=ALL-UNNAMED --sun-misc-unsafe-memory-access=allow"
  fi
}
