/** A document as people write it: reading its text, and saying what is wrong with it. */
@NullMarked
package io.skysentinel.platform.config.text;

import org.jspecify.annotations.NullMarked;
