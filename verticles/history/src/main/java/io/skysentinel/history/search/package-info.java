/** Flights of the past, found by what is known of them, and how many there were. */
@NullMarked
package io.skysentinel.history.search;

import org.jspecify.annotations.NullMarked;
