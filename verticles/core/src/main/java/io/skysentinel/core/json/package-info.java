/** JSON as bytes: how we write it, and under which limits we read what comes from where. */
@NullMarked
package io.skysentinel.core.json;

import org.jspecify.annotations.NullMarked;
