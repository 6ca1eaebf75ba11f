/** The command that writes the file of users. */
@NullMarked
package io.skysentinel.node.user;

import org.jspecify.annotations.NullMarked;
