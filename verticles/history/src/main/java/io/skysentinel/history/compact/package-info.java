/** Making blocks of closed time out of small ones, and dropping what is too old. */
@NullMarked
package io.skysentinel.history.compact;

import org.jspecify.annotations.NullMarked;
