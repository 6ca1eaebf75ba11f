/** Geometry on a spherical earth. */
@NullMarked
package io.skysentinel.core.geo;

import org.jspecify.annotations.NullMarked;
