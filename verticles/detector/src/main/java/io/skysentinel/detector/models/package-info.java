/** What is learned, kept in the log over restarts. */
@NullMarked
package io.skysentinel.detector.models;

import org.jspecify.annotations.NullMarked;
