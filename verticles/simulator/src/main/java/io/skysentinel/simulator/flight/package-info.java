/** What is flown: the plans of single flights and the mix of traffic in an area. */
@NullMarked
package io.skysentinel.simulator.flight;

import org.jspecify.annotations.NullMarked;
