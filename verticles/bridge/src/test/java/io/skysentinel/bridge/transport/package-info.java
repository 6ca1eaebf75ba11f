@NullMarked
package io.skysentinel.bridge.transport;

import org.jspecify.annotations.NullMarked;
