# shellcheck shell=bash
# Builds what scripts/run starts, when it has changed. Needs the other files here, and `root`.

# A hash of everything that the build reads. Contents count, not times: a checkout of another branch
# and back is no change.
fingerprint() {
  (
    cd "$1" || exit 1
    for path in pom.xml verticles/*/pom.xml verticles/*/src/main conf/*.schema.json webroot; do
      if [ -e "$path" ]; then
        find "$path" \( -name node_modules -o -name dist -o -name target \) -prune -o -type f -exec cksum {} +
      fi
    done | LC_ALL=C sort | cksum
  )
}

# The jar that starts; fails if it was not built. There may be jars of older versions beside.
standalone_jar() {
  local jar newest=
  for jar in "$root"/verticles/standalone/target/skysentinel-standalone-*.jar; do
    case "$jar" in *-sources.jar | *-javadoc.jar | *-tests.jar) continue ;; esac
    [ -f "$jar" ] && { [ -z "$newest" ] || [ "$jar" -nt "$newest" ]; } && newest=$jar
  done
  [ -n "$newest" ] && printf '%s\n' "$newest"
}

# Builds if something changed since the last build, or if the first argument is "force"; one build at a
# time, as far as the system can tell.
build_if_changed() {
  mkdir -p "$root/target"
  (
    if command -v flock >/dev/null && ! flock -n 9; then
      say "Something else here builds SkySentinel just now; waiting for it ..."
      flock 9
    fi
    build_unless_same "${1:-}"
  ) 9>"$root/target/build.lock"
}

# All modules together, tools too: the archive of classes fits one jar and no other.
build_unless_same() {
  local now mark="$root/verticles/standalone/target/built-from"
  now=$(fingerprint "$root")
  if [ "$1" != force ] && [ -f "$mark" ] && [ "$(cat "$mark")" = "$now" ] && standalone_jar >/dev/null; then
    return
  fi
  rm -f "$mark"
  build
  make_class_archive "$(standalone_jar)"
  say "Built in $(duration "$SECONDS")"
  printf '%s\n' "$now" >"$mark"
}

build() {
  local log="$root/target/build.log"
  find_maven
  maven_opts
  need_node
  say "Building SkySentinel with JDK $(jdk_version "$JAVA_HOME") (the first time takes a few minutes; whole output in $log)"
  # What only developers need stays out: tests, formatting, static checks. scripts/test runs them.
  (cd "$root" && exec "$maven" -B package \
    -Dmaven.test.skip=true -Dmdep.analyze.skip=true -P '!checks-on-newer-jdk' </dev/null 2>&1) |
    tee "$log" | show_progress || build_failed "$log"
}

# A line for each module, and one now and then while libraries are downloaded.
show_progress() {
  local line files=0
  while IFS= read -r line; do
    case "$line" in
      *'Building SkySentinel: '*) say "  $(module_of "$line") ($(duration "$SECONDS"))" ;;
      *'Downloaded from '*)
        files=$((files + 1))
        if [ $((files % 100)) -eq 0 ]; then say "  … $files files downloaded ($(duration "$SECONDS"))"; fi
        ;;
    esac
  done
}

# "[INFO] Building SkySentinel: core 0.1.0   [2/4]" -> "core [2/4]"
module_of() {
  printf '%s\n' "$1" | sed 's/.*Building SkySentinel: \([a-z]*\)[^[]*/\1 /'
}

build_failed() {
  local errors
  errors=$(sed -n -e '/^\[ERROR\]/p' -e '/-> \[Help/q' "$1")
  say "${errors:-$(tail -n 30 "$1")}"
  if grep -qE 'Could not transfer|Unknown host|Connection refused|Connect timed out' "$1"; then
    die "the libraries could not be downloaded from Maven Central." \
      "Is there a network? Behind a proxy or a mirror, set it in ~/.m2/settings.xml."
  fi
  die "the build failed; the whole output is in $1"
}

# The browser's part, once it is there, is built by npm.
need_node() {
  [ -f "$root/webroot/package.json" ] || return 0
  local version
  version=$(node --version 2>/dev/null | sed 's/^v\([0-9]*\).*/\1/')
  if [ -z "$version" ] || [ "$version" -lt 20 ] || ! command -v npm >/dev/null; then
    die "Node 20 or newer with npm is needed to build the browser's part (found: ${version:-none})." \
      "Debian 13, Ubuntu 25.04 and later:  sudo apt-get install nodejs npm" \
      "macOS:                              brew install node" \
      "elsewhere:                          https://nodejs.org"
  fi
}
