/** Where the database is that keeps what is to be kept for long. */
@NullMarked
package io.skysentinel.platform.database;

import org.jspecify.annotations.NullMarked;
