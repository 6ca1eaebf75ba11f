/** Blocks: many updates in few bytes, as docs/history.md specifies them. No input or output. */
@NullMarked
package io.skysentinel.history.block;

import org.jspecify.annotations.NullMarked;
