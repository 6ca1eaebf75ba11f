package io.skysentinel.detector.log;

/** Counts what the log has forgotten, and nothing else. */
final class NoCounts implements Counts {
  long missed;

  @Override
  public void told(int updates, int inSilence, int notUnderstood) {}

  @Override
  public void failed() {}

  @Override
  public void missed(long updates) {
    missed += updates;
  }

  @Override
  public void event(String kind, String phase) {}

  @Override
  public void committed(long nanos) {}

  @Override
  public void restarted() {}

  @Override
  public void share(int partitions, long behind) {}
}
