/**
 * The questions that clients may ask: a table of addresses and of who answers there. To add one,
 * write a {@link io.skysentinel.bridge.questions.QuestionHandler} and name it where the table is
 * made.
 */
@NullMarked
package io.skysentinel.bridge.questions;

import org.jspecify.annotations.NullMarked;
