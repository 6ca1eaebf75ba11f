/** The airports that the program knows, for who asks. */
@NullMarked
package io.skysentinel.history.ask.airports;

import org.jspecify.annotations.NullMarked;
