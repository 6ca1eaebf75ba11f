/** The runways of the world, found by place. */
@NullMarked
package io.skysentinel.core.detect.runway;

import org.jspecify.annotations.NullMarked;
