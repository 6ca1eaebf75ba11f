/**
 * Writes Apache Parquet, as it comes and in bounded memory. By hand, since it is a page of format:
 * the library for it brings fifty megabytes of jars, with Hadoop's among them, and wants files.
 */
@NullMarked
package io.skysentinel.history.parquet;

import org.jspecify.annotations.NullMarked;
