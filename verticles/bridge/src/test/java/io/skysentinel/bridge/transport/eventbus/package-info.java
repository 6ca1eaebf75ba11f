@NullMarked
package io.skysentinel.bridge.transport.eventbus;

import org.jspecify.annotations.NullMarked;
