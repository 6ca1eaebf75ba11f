package io.skysentinel.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.skysentinel.platform.database.DatabaseAddress.Encryption;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DatabaseUrlTest {
  @Test
  void allThatUsersHaveInTheirAddressIsRead() {
    assertThat(
            DatabaseUrl.parse("postgresql://sky:p%40ss+%2F@db.example:6432/past?sslmode=require"))
        .isEqualTo(
            new DatabaseUrl("db.example", 6432, "past", "sky", "p@ss+/", Encryption.REQUIRE));
    assertThat(DatabaseUrl.parse("postgres://sky@[::1]/past"))
        .isEqualTo(new DatabaseUrl("::1", 5432, "past", "sky", "", Encryption.DISABLE));
    assertThat(DatabaseUrl.parse("postgres://sky@my_db/past?sslmode=verify-full").encryption())
        .isEqualTo(Encryption.VERIFY_FULL);
  }

  @Test
  void thePasswordIsShownToNobody() {
    DatabaseUrl url = DatabaseUrl.parse("postgres://sky:hunter2@db/past");

    assertThat(url.toString()).isEqualTo("postgresql://sky@db:5432/past");
    assertThat(url.address("", null).toString()).isEqualTo("postgresql://sky@db:5432/past");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          mysql://sky@db/past                       | an address such as postgres://
          postgres://sky:a@b@db/past                | written as %40
          postgres://sky@db:x/past                  | an address such as
          postgres://sky@db:70000/past              | a port from 1 to 65535
          postgres://sky@db                         | a database in it
          postgres://db/past                        | a user in it
          postgres://sky:%zz@db/past                | two hexadecimal digits behind each %
          postgres://sky@db/past?sslmode=prefer     | verify-ca or verify-full behind sslmode=
          postgres://sky@db/past?password=hunter2   | no other parameter in it than sslmode
          """)
  void whatIsNoneIsToldInWordsThatShowNothingOfIt(String url, String expected) {
    assertThatThrownBy(() -> DatabaseUrl.parse(url))
        .isInstanceOf(BadDatabaseUrlException.class)
        .hasMessageContaining(expected)
        .hasMessageNotContaining("hunter2");
  }
}
