/** The airports and runways that simulated traffic uses. */
@NullMarked
package io.skysentinel.core.sim.reference;

import org.jspecify.annotations.NullMarked;
