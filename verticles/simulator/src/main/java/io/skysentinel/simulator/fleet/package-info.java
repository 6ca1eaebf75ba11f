/** Who flies: types, operators, registrations and addresses. */
@NullMarked
package io.skysentinel.simulator.fleet;

import org.jspecify.annotations.NullMarked;
