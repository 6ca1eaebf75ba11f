/** Measurements that the README's numbers come from. */
@NullMarked
package io.skysentinel.tools.bench;

import org.jspecify.annotations.NullMarked;
