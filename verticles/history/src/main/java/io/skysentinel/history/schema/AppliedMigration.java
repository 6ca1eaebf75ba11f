package io.skysentinel.history.schema;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A migration that the database has had.
 *
 * @param checksum of what was done then
 */
record AppliedMigration(int version, String name, String checksum) {

  /**
   * What is still to be done.
   *
   * @throws SchemaRefusedException when a newer program was here, or another one
   */
  static List<Migration> missing(List<Migration> known, List<AppliedMigration> applied) {
    Map<Integer, Migration> byVersion = new HashMap<>();
    known.forEach(migration -> byVersion.put(migration.version(), migration));
    for (AppliedMigration done : applied) {
      Migration migration = byVersion.remove(done.version());
      if (migration == null) {
        throw new SchemaRefusedException(
            ("the database is newer than this SkySentinel: it has had %s, and this one knows %d"
                    + " migrations; bring this node to the version of the others")
                .formatted(done.name(), known.size()));
      }
      if (!migration.checksum().equals(done.checksum())) {
        throw new SchemaRefusedException(
            ("the database was made by another %s than this SkySentinel brings; a migration that was"
                    + " released must not be changed")
                .formatted(migration.name()));
      }
    }
    return known.stream().filter(migration -> byVersion.containsKey(migration.version())).toList();
  }
}
