/** Command-line tools beside the nodes. */
@NullMarked
package io.skysentinel.tools;

import org.jspecify.annotations.NullMarked;
