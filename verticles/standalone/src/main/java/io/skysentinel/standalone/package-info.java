/** The one-machine default: the node, with the durable log's broker in the same process. */
@NullMarked
package io.skysentinel.standalone;

import org.jspecify.annotations.NullMarked;
