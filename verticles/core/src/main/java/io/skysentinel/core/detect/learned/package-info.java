/** What a score that learns is shown of an aircraft, and what it says. */
@NullMarked
package io.skysentinel.core.detect.learned;

import org.jspecify.annotations.NullMarked;
