/** The tables of the past: how a database gets them, and which database is refused. */
@NullMarked
package io.skysentinel.history.schema;

import org.jspecify.annotations.NullMarked;
