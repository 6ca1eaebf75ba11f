@NullMarked
package io.skysentinel.bridge.eventbus;

import org.jspecify.annotations.NullMarked;
