/** The browser's page: its files, the headers that they are sent with, and what it may be told. */
@NullMarked
package io.skysentinel.bridge.page;

import org.jspecify.annotations.NullMarked;
