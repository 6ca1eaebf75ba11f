package io.skysentinel.history.log;

/** Is told what is done, to count it. */
public interface HistoryCounts {

  /** A batch is in the database, which took so long. */
  void written(int records, long ms);

  /** Records told nothing. */
  void notUnderstood(int records);

  /** The log has forgotten so many records before they were written. */
  void missed(long records);

  /** The database did not take what was to be written. */
  void refused();
}
