/** The airports and runways that simulated traffic uses. */
@NullMarked
package io.skysentinel.simulator.reference;

import org.jspecify.annotations.NullMarked;
