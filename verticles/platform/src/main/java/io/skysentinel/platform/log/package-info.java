/** The durable log: its topics, and what all of its clients have in common. */
@NullMarked
package io.skysentinel.platform.log;

import org.jspecify.annotations.NullMarked;
