/**
 * The role that serves clients: {@link io.skysentinel.bridge.BridgeRole} puts its rooms together.
 */
@NullMarked
package io.skysentinel.bridge;

import org.jspecify.annotations.NullMarked;
