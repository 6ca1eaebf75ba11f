/**
 * What a client of the live protocol does: reads messages, judges their order, and holds the
 * flights.
 */
@NullMarked
package io.skysentinel.client;

import org.jspecify.annotations.NullMarked;
