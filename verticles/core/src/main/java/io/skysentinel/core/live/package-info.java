/** From the cache's table to every client: what is known, what changed, and who holds what. */
@NullMarked
package io.skysentinel.core.live;

import org.jspecify.annotations.NullMarked;
