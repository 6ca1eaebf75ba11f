/** The load tester: many clients in one process, and what they saw. */
@NullMarked
package io.skysentinel.tools.load;

import org.jspecify.annotations.NullMarked;
