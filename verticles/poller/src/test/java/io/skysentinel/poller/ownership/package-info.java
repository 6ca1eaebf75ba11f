@NullMarked
package io.skysentinel.poller.ownership;

import org.jspecify.annotations.NullMarked;
