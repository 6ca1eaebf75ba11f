/** The rules, one class for each kind of anomaly, each with thresholds of its own. */
@NullMarked
package io.skysentinel.core.detect.rule;

import org.jspecify.annotations.NullMarked;
