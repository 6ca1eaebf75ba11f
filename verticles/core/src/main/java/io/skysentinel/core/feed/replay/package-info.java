/** Recordings played again. */
@NullMarked
package io.skysentinel.core.feed.replay;

import org.jspecify.annotations.NullMarked;
