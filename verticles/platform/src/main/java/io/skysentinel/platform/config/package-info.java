/** The configuration as immutable records, and the way there from JSON, schema and environment. */
@NullMarked
package io.skysentinel.platform.config;

import org.jspecify.annotations.NullMarked;
