package io.skysentinel.core.detect;

import io.skysentinel.core.contract.Envelope;
import java.util.List;

/**
 * Judges the updates of a partition's aircraft, one after the other as the log has them. Not for
 * two threads at once. All time is the log's: the same records give the same events, with the same
 * ids, whenever they are read.
 */
public interface Judge {

  /** Judges an update that was written at {@code recordMs} (the record's time stamp, Unix ms). */
  Judgement judge(Envelope update, long recordMs);

  /**
   * What silence says: the log has come to this time (Unix ms), whether or not there was an update.
   */
  List<AnomalyEvent> advance(long logMs);

  /**
   * Takes over an event that was open where reading begins: what a judge forgot that only read the
   * last quarter of an hour. What is said of it from now on keeps its id.
   */
  void resume(AnomalyEvent open);

  /** How many aircraft it remembers. */
  int aircraft();
}
