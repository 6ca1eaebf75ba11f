/**
 * What a connection to the node's web server may cost: how many there are, how long each may take
 * for what, and how much memory all of them together may hold.
 */
@NullMarked
package io.skysentinel.platform.connection;

import org.jspecify.annotations.NullMarked;
