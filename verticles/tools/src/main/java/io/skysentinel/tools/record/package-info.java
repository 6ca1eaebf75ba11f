/** The recorder: feeds and topics into files that the replay feed plays back. */
@NullMarked
package io.skysentinel.tools.record;

import org.jspecify.annotations.NullMarked;
