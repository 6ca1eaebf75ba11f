/** What is known of each aircraft: a shard of the log's states, kept in memory. */
@NullMarked
package io.skysentinel.cache;

import org.jspecify.annotations.NullMarked;
