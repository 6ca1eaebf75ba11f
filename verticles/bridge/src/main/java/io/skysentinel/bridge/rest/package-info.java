/** REST: the live flights as plain JSON, and as readsb's aircraft.json. */
@NullMarked
package io.skysentinel.bridge.rest;

import org.jspecify.annotations.NullMarked;
