/** The PEM files that encryption stands on: certificates, their keys, and whom to believe. */
@NullMarked
package io.skysentinel.platform.tls;

import org.jspecify.annotations.NullMarked;
