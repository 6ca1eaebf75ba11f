/** The simulated sky: a feed of made-up but plausible traffic whose events are known exactly. */
@NullMarked
package io.skysentinel.core.sim;

import org.jspecify.annotations.NullMarked;
