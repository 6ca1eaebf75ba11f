package io.skysentinel.cache;

/** How far back the log can matter to a cache that begins with nothing. */
@FunctionalInterface
interface RebuildStart {

  /** Records that the log took before are of aircraft silent for too long; in Unix milliseconds. */
  long ms();
}
