@NullMarked
package io.skysentinel.node.bridge;

import org.jspecify.annotations.NullMarked;
