/** Questions for how much there is of the past. */
@NullMarked
package io.skysentinel.history.ask.stats;

import org.jspecify.annotations.NullMarked;
