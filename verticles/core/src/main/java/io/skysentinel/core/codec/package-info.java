/** Envelopes as bytes. */
@NullMarked
package io.skysentinel.core.codec;

import org.jspecify.annotations.NullMarked;
