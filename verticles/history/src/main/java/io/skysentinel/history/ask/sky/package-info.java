/** The sky at an instant of the past, and how much was heard when. */
@NullMarked
package io.skysentinel.history.ask.sky;

import org.jspecify.annotations.NullMarked;
