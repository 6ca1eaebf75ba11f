/** A score that learns: random cut forests, one for each class of aircraft. */
@NullMarked
package io.skysentinel.detector.learned;

import org.jspecify.annotations.NullMarked;
