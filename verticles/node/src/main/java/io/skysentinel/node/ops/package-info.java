/** What operators ask a node: health and metrics over HTTP. */
@NullMarked
package io.skysentinel.node.ops;

import org.jspecify.annotations.NullMarked;
