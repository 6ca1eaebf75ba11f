/** The node's one web server: who has something to say over HTTP mounts routes on it. */
@NullMarked
package io.skysentinel.platform.web;

import org.jspecify.annotations.NullMarked;
