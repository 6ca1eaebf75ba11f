/**
 * What the tests of all modules share. It needs nothing but {@code core}, whose own tests use it,
 * too.
 */
@NullMarked
package io.skysentinel.testing;

import org.jspecify.annotations.NullMarked;
