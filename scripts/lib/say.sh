# shellcheck shell=bash
# How the scripts speak: progress and errors go to stderr, so that stdout stays for results.

say() { printf '%s\n' "$*" >&2; }

# Says what is wrong (the first argument) and what to do about it (the others, a line each); ends.
die() {
  say "scripts/$(basename "$0"): $1"
  shift
  local line
  for line in "$@"; do say "  $line"; done
  exit 1
}

# 75 -> "1 min 15 s"
duration() {
  if [ "$1" -ge 60 ]; then printf '%d min %d s' $(($1 / 60)) $(($1 % 60)); else printf '%d s' "$1"; fi
}
