/** Updates as lines of a table, for tracks and exports alike. */
@NullMarked
package io.skysentinel.history.ask.table;

import org.jspecify.annotations.NullMarked;
