/** What time it is, and how often something may be done in it. */
@NullMarked
package io.skysentinel.platform.time;

import org.jspecify.annotations.NullMarked;
