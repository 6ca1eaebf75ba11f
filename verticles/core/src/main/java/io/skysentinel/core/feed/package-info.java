/** What feeds say, turned into states: parsers, pacing, quotas. Pure: bytes in, records out. */
@NullMarked
package io.skysentinel.core.feed;

import org.jspecify.annotations.NullMarked;
