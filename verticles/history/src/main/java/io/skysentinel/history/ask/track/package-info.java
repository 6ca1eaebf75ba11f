/** Where one aircraft was, in the formats that other programs read. */
@NullMarked
package io.skysentinel.history.ask.track;

import org.jspecify.annotations.NullMarked;
