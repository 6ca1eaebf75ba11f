/** Plays recordings and simulations through the judge and counts what it found. */
@NullMarked
package io.skysentinel.tools.evaluate;

import org.jspecify.annotations.NullMarked;
