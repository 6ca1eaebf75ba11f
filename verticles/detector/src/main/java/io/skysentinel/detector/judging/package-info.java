/** What happens to a partition's updates in order, apart from where they come from and go to. */
@NullMarked
package io.skysentinel.detector.judging;

import org.jspecify.annotations.NullMarked;
