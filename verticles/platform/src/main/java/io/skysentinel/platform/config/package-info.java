/** The parts of the configuration as immutable records, and what is in force of them now. */
@NullMarked
package io.skysentinel.platform.config;

import org.jspecify.annotations.NullMarked;
