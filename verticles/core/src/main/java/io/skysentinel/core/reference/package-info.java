/** The airports and runways of the world, which come with the program. */
@NullMarked
package io.skysentinel.core.reference;

import org.jspecify.annotations.NullMarked;
