/** What time it is. */
@NullMarked
package io.skysentinel.platform.time;

import org.jspecify.annotations.NullMarked;
