package io.skysentinel.history.compact;

/** What the compactor asks of the database. */
final class CompactorStatements {
  /** A transaction that hangs, or whose node does, ends, and with it the lock. */
  static final String PATIENCE =
      "set local statement_timeout = '60s'; set local idle_in_transaction_session_timeout = '60s'";

  /** The oldest bucket that is over, and of which nothing more is written. */
  static final String NEXT_BUCKET =
      """
      select bucket from small_blocks
      where bucket >= 0 and bucket <= $1::int8 and bucket <> all($2::int8[])
      group by bucket
      having max(written_at) <= now() - make_interval(secs => $3::float8)
        or min(written_at) <= now() - make_interval(secs => $4::float8)
      order by bucket limit 1
      """;

  /** The same for an hour, of which each shard is closed alone. */
  static final String NEXT_SHARD =
      """
      select hour, shard from track_shards
      where hour <= $1::int8 and hour <> all($2::int8[])
      group by hour, shard
      having max(written_at) <= now() - make_interval(secs => $3::float8)
        or min(written_at) <= now() - make_interval(secs => $4::float8)
      order by hour, shard limit 1
      """;

  /**
   * Small blocks of a bucket, about as many updates as are handled at once: of some aircraft all
   * that was heard of them, before those of others.
   */
  static final String TAKE_SMALL =
      """
      delete from small_blocks where bucket = $1 and seq in (
        select seq from (
          select seq, sum(n) over (order by shard * 64 / shards, seq) - n as before
          from small_blocks where bucket = $1
        ) counted
        where before < $2::int8)
      returning seq, data
      """;

  static final String TAKE_SHARD =
      """
      delete from track_shards where hour = $1 and shard = $2 and seq in (
        select seq from (
          select seq, sum(n) over (order by seq) - n as before
          from track_shards where hour = $1 and shard = $2
        ) counted
        where before < $3::int8)
      returning seq, data
      """;

  /** What is closed of a bucket; nothing being closed, of the one before, for the key frame. */
  static final String BEFORE =
      """
      select bucket, data from sky_blocks where bucket = $1
      union all
      select bucket, data from sky_blocks
      where bucket = $2 and not exists (select from sky_blocks where bucket = $1)
      """;

  static final String IS_CLOSED = "select exists (select from sky_blocks where bucket = $1)";

  /** Whether something of a time is closed. */
  static final String IS_KNOWN =
      "select exists (select from closed_buckets where bucket >= $1 and bucket < $2)";

  static final String ADD_SHARDS =
      """
      insert into track_shards (hour, shard, n, t_min, t_max, data)
      select $1::int8, given.*
      from unnest($2::int4[], $3::int4[], $4::float8[], $5::float8[], $6::bytea[]) as given
      """;

  static final String COUNT_BUCKET =
      """
      insert into closed_buckets as known (bucket, n, aircraft, t_min, t_max)
      values ($1, $2, $3, $4, $5)
      on conflict (bucket) do update set
        n = known.n + excluded.n,
        aircraft = excluded.aircraft,
        t_min = least(known.t_min, excluded.t_min),
        t_max = greatest(known.t_max, excluded.t_max),
        written_at = excluded.written_at
      """;

  private CompactorStatements() {}
}
