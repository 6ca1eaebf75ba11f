package io.skysentinel.detector.log;

/** Sees to what judges learn. All of it on the detector's thread, which must not wait for it. */
public interface Models {
  /** For judges that learn nothing. */
  Models NONE =
      new Models() {
        @Override
        public void tend(int share) {}

        @Override
        public void end() {}
      };

  /**
   * Something was judged.
   *
   * @param share the smallest of the partitions that are this node's
   */
  void tend(int share);

  /** Nothing more will be judged on this node. */
  void end();
}
