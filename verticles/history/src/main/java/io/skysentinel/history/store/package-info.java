/** What the log says, written to the tables together with how far it was read. */
@NullMarked
package io.skysentinel.history.store;

import org.jspecify.annotations.NullMarked;
