/** A PostgreSQL server of this machine's own, for where no other is named. */
@NullMarked
package io.skysentinel.postgres;

import org.jspecify.annotations.NullMarked;
