package io.skysentinel.node.user;

import static org.assertj.core.api.Assertions.assertThat;

import at.favre.lib.crypto.bcrypt.BCrypt;
import io.skysentinel.platform.auth.token.AccessRole;
import io.skysentinel.platform.auth.users.User;
import io.skysentinel.platform.auth.users.UsersFile;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.SortedMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UserCommandTest {
  @TempDir private Path dir;

  @Test
  void usersComeAndGo() throws IOException {
    assertThat(run("annas password", "add", "anna", "--role", "viewer")).isZero();
    assertThat(run("berts password", "add", "bert", "--role", "operator,viewer")).isZero();
    SortedMap<String, User> users = users();
    assertThat(users.get("bert").roles())
        .containsExactlyInAnyOrder(AccessRole.OPERATOR, AccessRole.VIEWER);
    assertThat(isPassword(users.get("anna"), "annas password")).isTrue();
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file())))
        .isEqualTo("rw-------");

    assertThat(run("another password", "password", "anna")).isZero();
    assertThat(isPassword(users().get("anna"), "another password")).isTrue();
    assertThat(users().get("anna").roles()).containsExactly(AccessRole.VIEWER);

    assertThat(run("", "remove", "bert")).isZero();
    assertThat(users()).containsOnlyKeys("anna");
    try (var files = Files.list(dir)) {
      assertThat(files).containsExactly(file());
    }
  }

  @Test
  void whatIsWrongChangesNothing() throws IOException {
    assertThat(run("annas password", "add", "anna", "--role", "viewer")).isZero();
    String before = Files.readString(file());
    assertThat(run("short", "password", "anna")).isEqualTo(1);
    assertThat(run("x".repeat(72), "password", "anna")).isEqualTo(1);
    assertThat(run("", "password", "anna")).isEqualTo(1);
    assertThat(run("annas password", "add", "anna", "--role", "viewer")).isEqualTo(2);
    assertThat(run("berts password", "add", "bert", "--role", "admin")).isEqualTo(2);
    assertThat(run("berts password", "add", "bert")).isEqualTo(2);
    assertThat(run("berts password", "add", "be rt", "--role", "viewer")).isEqualTo(2);
    assertThat(run("", "remove", "bert")).isEqualTo(2);
    assertThat(Files.readString(file())).isEqualTo(before);
  }

  private int run(String input, String... args) {
    String[] all = new String[args.length + 2];
    System.arraycopy(args, 0, all, 0, args.length);
    all[args.length] = "--file";
    all[args.length + 1] = file().toString();
    byte[] typed = input.getBytes(StandardCharsets.UTF_8);
    return UserCommand.run(new PasswordInput(new ByteArrayInputStream(typed)), all);
  }

  private Path file() {
    return dir.resolve("users");
  }

  private SortedMap<String, User> users() throws IOException {
    return UsersFile.parse(Files.readString(file()));
  }

  private static boolean isPassword(User user, String password) {
    return BCrypt.verifyer().verify(password.toCharArray(), user.hash()).verified;
  }
}
