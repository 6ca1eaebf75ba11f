package io.skysentinel.history.log;

/** Is told what is done, to count it. */
public interface HistoryCounts {

  /** A batch is in the database, which took so long. */
  void written(int updates, long ms);

  /** Records were no updates. */
  void notUnderstood(int records);

  /** The log has forgotten so many updates before they were written. */
  void missed(long updates);

  /** The database did not take what was to be written. */
  void refused();
}
