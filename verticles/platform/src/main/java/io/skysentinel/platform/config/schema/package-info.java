/** What the schema says of keys and values, and a document that is held against it. */
@NullMarked
package io.skysentinel.platform.config.schema;

import org.jspecify.annotations.NullMarked;
