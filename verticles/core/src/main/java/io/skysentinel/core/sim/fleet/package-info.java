/** Who flies: types, operators, registrations and addresses. */
@NullMarked
package io.skysentinel.core.sim.fleet;

import org.jspecify.annotations.NullMarked;
