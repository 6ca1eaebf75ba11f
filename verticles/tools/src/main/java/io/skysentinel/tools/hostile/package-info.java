/** What clients do that mean harm: to be done to nodes of our own only. */
@NullMarked
package io.skysentinel.tools.hostile;

import org.jspecify.annotations.NullMarked;
