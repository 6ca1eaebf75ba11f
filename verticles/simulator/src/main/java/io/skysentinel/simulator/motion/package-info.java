/** How a simulated aircraft moves: where along the ground, how fast, how high. */
@NullMarked
package io.skysentinel.simulator.motion;

import org.jspecify.annotations.NullMarked;
