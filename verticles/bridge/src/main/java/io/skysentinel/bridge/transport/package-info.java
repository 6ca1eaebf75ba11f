/**
 * The ways in for clients: what every transport brings, and how what clients of the live protocol
 * ask for is read.
 */
@NullMarked
package io.skysentinel.bridge.transport;

import org.jspecify.annotations.NullMarked;
