/** Users with a password: their file, their passwords, and how guessing is slowed down. */
@NullMarked
package io.skysentinel.platform.auth.users;

import org.jspecify.annotations.NullMarked;
