/** Questions for flights of the past. */
@NullMarked
package io.skysentinel.history.ask.search;

import org.jspecify.annotations.NullMarked;
