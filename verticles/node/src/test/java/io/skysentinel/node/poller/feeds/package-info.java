@NullMarked
package io.skysentinel.node.poller.feeds;

import org.jspecify.annotations.NullMarked;
