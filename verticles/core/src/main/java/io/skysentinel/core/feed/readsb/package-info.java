/** {@code aircraft.json} of readsb, dump1090 and tar1090, and the v2 API that grew out of it. */
@NullMarked
package io.skysentinel.core.feed.readsb;

import org.jspecify.annotations.NullMarked;
