/** What a role is, and what the node gives to it. */
@NullMarked
package io.skysentinel.platform.role;

import org.jspecify.annotations.NullMarked;
