/** The composition root: command line, wiring, start and stop of a node. */
@NullMarked
package io.skysentinel.node.app;

import org.jspecify.annotations.NullMarked;
