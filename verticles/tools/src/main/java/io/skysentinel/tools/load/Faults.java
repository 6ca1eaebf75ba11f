package io.skysentinel.tools.load;

/** What a server did wrong, and what it did to make up for it. */
final class Faults {
  /** Frames that never came. */
  long missing;

  /** Frames that came a second time. */
  long doubled;

  /** Frames that came behind later ones. */
  long reordered;

  /** Snapshots in the middle of an epoch: no fault, but frames were dropped for this client. */
  long resyncs;

  /** Shards that were announced anew by another epoch. */
  long newEpochs;

  long total() {
    return missing + doubled + reordered;
  }

  void add(Faults other) {
    missing += other.missing;
    doubled += other.doubled;
    reordered += other.reordered;
    resyncs += other.resyncs;
    newEpochs += other.newEpochs;
  }
}
