/** The role that keeps the past: from the log to the database. */
@NullMarked
package io.skysentinel.history;

import org.jspecify.annotations.NullMarked;
