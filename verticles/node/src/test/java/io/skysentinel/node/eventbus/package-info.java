@NullMarked
package io.skysentinel.node.eventbus;

import org.jspecify.annotations.NullMarked;
