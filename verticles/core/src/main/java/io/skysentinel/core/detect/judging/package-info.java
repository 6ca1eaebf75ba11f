/** The judge of a partition: tracks, rules and silence put together. */
@NullMarked
package io.skysentinel.core.detect.judging;

import org.jspecify.annotations.NullMarked;
