/**
 * Who may come in, on every way: the check before all routes, the login, and what a client shows.
 */
@NullMarked
package io.skysentinel.platform.auth;

import org.jspecify.annotations.NullMarked;
