/** What is flown: the plans of single flights and the mix of traffic in an area. */
@NullMarked
package io.skysentinel.core.sim.flight;

import org.jspecify.annotations.NullMarked;
