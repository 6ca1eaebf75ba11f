/** All updates of a stretch of time, as long as it may be: {@code /export}. */
@NullMarked
package io.skysentinel.history.ask.export;

import org.jspecify.annotations.NullMarked;
