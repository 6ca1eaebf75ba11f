/** The composition root: command line, wiring, start and stop of a node. */
@NullMarked
package io.skysentinel.node;

import org.jspecify.annotations.NullMarked;
