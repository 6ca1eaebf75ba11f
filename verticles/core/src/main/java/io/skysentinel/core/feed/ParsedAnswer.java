package io.skysentinel.core.feed;

import io.skysentinel.core.contract.FlightState;
import io.skysentinel.core.contract.Reject;
import java.util.List;

/** An answer of a feed, row by row: every row is in exactly one of the two lists. */
public record ParsedAnswer(List<FlightState> states, List<Reject> rejects) {}
