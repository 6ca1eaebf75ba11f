/** Whether a token is genuine, whose it is and what its owner may do. */
@NullMarked
package io.skysentinel.platform.auth.token;

import org.jspecify.annotations.NullMarked;
