/**
 * What clients are told of the aircraft, as bytes that are made once for each view and encoding and
 * shared by all clients of the node that need them.
 */
@NullMarked
package io.skysentinel.bridge.updates;

import org.jspecify.annotations.NullMarked;
