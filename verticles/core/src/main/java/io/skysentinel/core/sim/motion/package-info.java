/** How a simulated aircraft moves: where along the ground, how fast, how high. */
@NullMarked
package io.skysentinel.core.sim.motion;

import org.jspecify.annotations.NullMarked;
