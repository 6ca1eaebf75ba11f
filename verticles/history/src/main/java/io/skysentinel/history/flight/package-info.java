/** Flights: what of an aircraft's updates belongs together, whatever comes first or late. */
@NullMarked
package io.skysentinel.history.flight;

import org.jspecify.annotations.NullMarked;
