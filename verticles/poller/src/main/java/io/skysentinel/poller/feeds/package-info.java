/** What all feeds are given, and what they tell: thin shells, which leave the thinking to core. */
@NullMarked
package io.skysentinel.poller.feeds;

import org.jspecify.annotations.NullMarked;
