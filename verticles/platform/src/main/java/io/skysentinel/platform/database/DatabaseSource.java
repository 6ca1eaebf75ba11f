package io.skysentinel.platform.database;

import java.util.Optional;

/** Tells where the database is, as soon as that is known. Any thread, without blocking. */
public interface DatabaseSource {

  /** A node that keeps nothing has none. */
  DatabaseSource NONE = waiting("no database is configured");

  /** Where it is; nothing as long as that is not known. */
  Optional<DatabaseAddress> address();

  /** Why that is not known, in words. */
  String waiting();

  /** One that is there already. */
  static DatabaseSource at(DatabaseAddress address) {
    return of(Optional.of(address), "");
  }

  private static DatabaseSource waiting(String why) {
    return of(Optional.empty(), why);
  }

  private static DatabaseSource of(Optional<DatabaseAddress> address, String waiting) {
    return new DatabaseSource() {
      @Override
      public Optional<DatabaseAddress> address() {
        return address;
      }

      @Override
      public String waiting() {
        return waiting;
      }
    };
  }
}
