package io.skysentinel.tools.bench;

import io.skysentinel.core.contract.BoundingBox;
import io.skysentinel.core.envelope.EnvelopeReader.Told;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A way to keep positions in a database, which is written to and asked as a node would. */
interface PastUnderTest {
  String name();

  /** Returns when it is committed. */
  void write(List<Told> updates) throws Exception;

  /** What is done beside the writing, every five minutes of the sky. */
  default void closeBuckets(long nowUnix) throws Exception {}

  /** All that is still to be done when nothing more is written. */
  void settle(long nowUnix) throws Exception;

  /** How many aircraft are in the sky at an instant, of a box if one is given. */
  int sky(double unix, @Nullable BoundingBox box) throws Exception;

  /** How many positions of an aircraft there are. */
  int track(String icao24, double fromUnix, double toUnix) throws Exception;

  /** Of all tables, their indexes and what is stored apart. */
  long bytes() throws Exception;
}
