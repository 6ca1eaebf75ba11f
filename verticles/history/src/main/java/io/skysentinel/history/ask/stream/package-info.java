/** The past in the messages of the live protocol, played at any speed: {@code /history/stream}. */
@NullMarked
package io.skysentinel.history.ask.stream;

import org.jspecify.annotations.NullMarked;
