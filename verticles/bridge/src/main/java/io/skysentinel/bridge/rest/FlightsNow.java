package io.skysentinel.bridge.rest;

import io.skysentinel.core.contract.Flight;
import io.skysentinel.core.live.Stand;
import io.skysentinel.core.live.View;
import java.util.List;

/** All flights at one moment. */
public interface FlightsNow {

  /** When the newest change was made, in Unix milliseconds. */
  long t();

  /** Where each shard stands: the same again means the same flights. */
  List<Stand> stands();

  /** Those in the view's tiles; one that just moved to another shard may be there twice. */
  List<Flight> flights(View view);
}
