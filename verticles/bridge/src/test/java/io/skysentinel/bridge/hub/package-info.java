@NullMarked
package io.skysentinel.bridge.hub;

import org.jspecify.annotations.NullMarked;
