/** BaseStation messages, as a port 30003 speaks them. */
@NullMarked
package io.skysentinel.core.feed.sbs;

import org.jspecify.annotations.NullMarked;
