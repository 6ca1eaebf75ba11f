/** The typed event bus: the only package that knows Vert.x's. */
@NullMarked
package io.skysentinel.platform.bus;

import org.jspecify.annotations.NullMarked;
