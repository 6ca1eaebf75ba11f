package io.skysentinel.node.user;

import io.skysentinel.platform.auth.users.Passwords;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;

/**
 * A password is a line of the input; never an argument, which everybody on the machine can read.
 */
record PasswordInput(InputStream input) {

  /** One that will do; else fails in words. */
  String newPassword() throws IOException {
    String line =
        new BufferedReader(new InputStreamReader(input, StandardCharsets.UTF_8)).readLine();
    if (line == null) {
      throw new IOException("a password is expected on the standard input");
    }
    String complaint = Passwords.complaint(line);
    if (!complaint.isEmpty()) {
      throw new IOException(complaint);
    }
    return line;
  }
}
