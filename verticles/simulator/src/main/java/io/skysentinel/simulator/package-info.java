/** The simulated sky: a feed of made-up but plausible traffic whose events are known exactly. */
@NullMarked
package io.skysentinel.simulator;

import org.jspecify.annotations.NullMarked;
