/** Reading this node's share of the updates, and handing it to the database. */
@NullMarked
package io.skysentinel.history.log;

import org.jspecify.annotations.NullMarked;
