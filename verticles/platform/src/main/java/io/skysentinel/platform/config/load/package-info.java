/** From file, environment and command line to a configuration, at the start and at each change. */
@NullMarked
package io.skysentinel.platform.config.load;

import org.jspecify.annotations.NullMarked;
