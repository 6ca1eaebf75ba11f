/** The role that judges updates: from the log to processed updates, anomalies and who asks. */
@NullMarked
package io.skysentinel.detector;

import org.jspecify.annotations.NullMarked;
