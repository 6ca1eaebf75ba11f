package io.skysentinel.postgres;

/**
 * The server's settings: nothing that was committed is ever lost, nobody but this machine is
 * served, and an idle server costs next to nothing. They are written anew at each start.
 */
final class PostgresSettings {
  /** Nobody but this machine is served. */
  static final String HOST = "127.0.0.1";

  /** What {@code own.conf} says until somebody writes into it. */
  static final String OWN =
      "# Settings of your own, which come after those of postgresql.conf. SkySentinel leaves them"
          + " be.\n";

  private PostgresSettings() {}

  /** What {@code postgresql.conf} says. */
  static String of(int port) {
    return """
    # Written by SkySentinel at each start. Settings of your own go into own.conf beside this file.
    listen_addresses = '%s'
    port = %d
    unix_socket_directories = ''
    max_connections = 20
    password_encryption = 'scram-sha-256'

    # What was committed is on the disk.
    fsync = on
    synchronous_commit = on
    full_page_writes = on
    # pg_basebackup works.
    wal_level = replica
    max_wal_senders = 2
    max_wal_size = '1GB'
    # Rows that come all the time are written out whole after each checkpoint: a few are enough.
    checkpoint_timeout = '15min'

    # Small, and quiet when nobody asks: no helpers that wait for nothing.
    shared_buffers = '32MB'
    work_mem = '8MB'
    maintenance_work_mem = '64MB'
    jit = off
    io_method = 'sync'
    max_worker_processes = 4
    max_logical_replication_workers = 0
    max_parallel_workers_per_gather = 0
    track_activities = on

    timezone = 'UTC'
    log_timezone = 'UTC'
    log_min_messages = warning
    log_checkpoints = off
    include_if_exists = 'own.conf'
    """
        .formatted(HOST, port);
  }

  /** What {@code pg_hba.conf} says: whoever knows the password, from this machine. */
  static String access() {
    return """
    # Written by SkySentinel at each start.
    host all         all %1$s/32 scram-sha-256
    host replication all %1$s/32 scram-sha-256
    """
        .formatted(HOST);
  }
}
