/** What clients ask of the past, over HTTP and over WebSockets. */
@NullMarked
package io.skysentinel.history.ask;

import org.jspecify.annotations.NullMarked;
