/** What is asked of all that flew in a time: who came near, and where everybody came from. */
@NullMarked
package io.skysentinel.history.ask.sweep;

import org.jspecify.annotations.NullMarked;
