/** Ways of aircraft, and how they are told with fewer places. */
@NullMarked
package io.skysentinel.history.path;

import org.jspecify.annotations.NullMarked;
