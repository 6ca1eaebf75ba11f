# shellcheck shell=bash
# A Chromium, for the tests of the page and for its pictures. Needs say.sh.

# The one that CHROMIUM names, or one of this machine; fails where there is none.
find_chromium() {
  local name
  for name in "${CHROMIUM:-}" chromium chromium-browser google-chrome \
    '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome'; do
    if [ -n "$name" ] && CHROMIUM=$(command -v "$name"); then
      export CHROMIUM
      return
    fi
  done
  unset CHROMIUM
  return 1
}

# As root on Debian and its like; fails elsewhere, and without a network.
install_chromium() {
  [ "$(id -u)" -eq 0 ] && command -v apt-get >/dev/null || return 1
  say "Installing chromium with apt-get (a browser, for the tests of the page)"
  apt-get install -y -qq chromium >/dev/null 2>&1 ||
    { apt-get update -qq >/dev/null 2>&1 && apt-get install -y -qq chromium >/dev/null 2>&1; }
}
