package io.skysentinel.platform.auth.users;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.skysentinel.platform.auth.token.AccessRole;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UsersFileTest {
  private static final String HASH = "$2a$12$" + "a".repeat(53);

  @Test
  void whatIsWrittenIsRead() {
    String text = "anna:viewer,operator:%s\nbert:viewer:%s\n".formatted(HASH, HASH);
    var users = UsersFile.parse("# users\n\n" + text);
    assertThat(users.get("anna"))
        .isEqualTo(new User("anna", Set.of(AccessRole.VIEWER, AccessRole.OPERATOR), HASH));
    assertThat(UsersFile.format(users)).isEqualTo(text);
    assertThat(users.toString()).doesNotContain("$2a$");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "anna",
        "anna:viewer",
        "an na:viewer:HASH",
        ":viewer:HASH",
        "anna::HASH",
        "anna:viewer,admin:HASH",
        "anna:viewer:secret",
        "anna:viewer:HASHx",
        "anna:viewer:$2a$31$HASH",
        "anna:viewer:HASH\nanna:viewer:HASH",
      })
  void aWrongLineIsNamed(String text) {
    String lines = text.replace("$2a$31$HASH", HASH.replace("12", "31")).replace("HASH", HASH);
    assertThatThrownBy(() -> UsersFile.parse(lines))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageMatching("line [12]: .*")
        .hasMessageNotContaining(HASH);
  }

  @Test
  void anotherPasswordIsAnother() {
    User user = new User("anna", Set.of(AccessRole.VIEWER), HASH);
    User later = new User("anna", Set.of(AccessRole.VIEWER), HASH.replace("aaa", "aab"));
    assertThat(user.password()).isNotEqualTo(later.password()).doesNotContain(HASH);
  }
}
