/** The words that every part of SkySentinel shares: states, envelopes, topics, addresses. */
@NullMarked
package io.skysentinel.core.contract;

import org.jspecify.annotations.NullMarked;
