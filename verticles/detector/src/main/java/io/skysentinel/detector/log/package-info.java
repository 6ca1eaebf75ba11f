/**
 * Reading updates and writing what is said of them, with the place up to which they were read, in
 * one transaction.
 */
@NullMarked
package io.skysentinel.detector.log;

import org.jspecify.annotations.NullMarked;
