/**
 * Connections on which clients stay: how WebSockets are read and written, within limits, and why
 * any connection is ended.
 */
@NullMarked
package io.skysentinel.platform.socket;

import org.jspecify.annotations.NullMarked;
