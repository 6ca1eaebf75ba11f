/** What is known of the past, for who asks. */
@NullMarked
package io.skysentinel.history.read;

import org.jspecify.annotations.NullMarked;
