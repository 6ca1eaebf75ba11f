/** Envelopes as bytes. */
@NullMarked
package io.skysentinel.core.envelope;

import org.jspecify.annotations.NullMarked;
