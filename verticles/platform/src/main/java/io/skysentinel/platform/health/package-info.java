/** What operators ask a node: health and metrics over HTTP. */
@NullMarked
package io.skysentinel.platform.health;

import org.jspecify.annotations.NullMarked;
