package io.skysentinel.simulator.flight;

/** What brings an aircraft into the area. */
enum TrafficKind {
  ARRIVAL,
  DEPARTURE,
  OVERFLIGHT,
  LIGHT,
  HELICOPTER
}
