# shellcheck shell=bash
# Finds the JDKs of this machine. Plain bash 3.2, which is what macOS has.

OLDEST_JDK=17

# Directories that may hold a JDK, one a line. What does not exist is sorted out later.
jdk_candidates() {
  local javac
  printf '%s\n' "${JAVA_HOME:-}"
  if javac=$(command -v javac); then
    # On Debian /usr/bin/javac is a link to a link; the JDK is where they end.
    while [ -L "$javac" ]; do
      local target
      target=$(readlink "$javac")
      case "$target" in
        /*) javac=$target ;;
        *) javac=$(dirname "$javac")/$target ;;
      esac
    done
    dirname "$(dirname "$javac")"
  fi
  printf '%s\n' \
    /usr/lib/jvm/* \
    /usr/java/* \
    /opt/java/* \
    /Library/Java/JavaVirtualMachines/*/Contents/Home \
    "${HOME:-}"/Library/Java/JavaVirtualMachines/*/Contents/Home \
    /opt/homebrew/opt/openjdk*/libexec/openjdk.jdk/Contents/Home \
    /usr/local/opt/openjdk*/libexec/openjdk.jdk/Contents/Home \
    "${SDKMAN_DIR:-${HOME:-}/.sdkman}"/candidates/java/* \
    "${HOME:-}"/.jdks/*
}

# The feature release of a JDK ("21"); fails for what is not a whole JDK. The file `release` is read
# because starting each java for its version would take a second.
jdk_version() {
  local home=$1 version
  [ -x "$home/bin/java" ] && [ -x "$home/bin/javac" ] || return 1
  if [ -r "$home/release" ]; then
    version=$(sed -n 's/^JAVA_VERSION="\([^"]*\)".*/\1/p' "$home/release")
  else
    version=$("$home/bin/javac" -version 2>&1 | sed -n 's/^javac //p')
  fi
  version=${version#1.} # 1.8 is 8
  version=${version%%[!0-9]*}
  [ -n "$version" ] && printf '%s\n' "$version"
}

# "version home", a line each, newest first. Of equals the first candidate stays first.
jdks() {
  local home version
  jdk_candidates | while IFS= read -r home; do
    if [ -n "$home" ] && version=$(jdk_version "$home"); then printf '%s %s\n' "$version" "$home"; fi
  done | sort -s -k1,1 -n -r
}

# The home of the newest JDK that is new enough; fails if there is none.
newest_jdk() {
  local version home
  read -r version home < <(jdks) || return 1
  [ "$version" -ge "$OLDEST_JDK" ] && printf '%s\n' "$home"
}

# The home of a JDK of exactly this release; fails if there is none.
jdk_of_release() {
  local version home
  while read -r version home; do
    if [ "$version" = "$1" ]; then
      printf '%s\n' "$home"
      return
    fi
  done < <(jdks)
  return 1
}

# Sets JAVA_HOME and PATH to the newest JDK, or says how to get one.
use_newest_jdk() {
  local home
  home=$(newest_jdk) || die "no JDK $OLDEST_JDK or newer found (JAVA_HOME, PATH and the usual places were looked at)." \
    "Debian, Ubuntu:  sudo apt-get install openjdk-17-jdk-headless" \
    "macOS:           brew install openjdk" \
    "elsewhere:       https://adoptium.net" \
    "A JRE is not enough, because the first start compiles."
  export JAVA_HOME=$home PATH="$home/bin:$PATH"
}
