package io.skysentinel.history.read;

/**
 * What the database is asked. Each is one statement over all tables that may hold an answer, so
 * that it sees what the compactor moves either before or after it was moved.
 */
final class PastStatements {
  /**
   * The blocks of the sky around an instant. The key frame of its bucket stands for the bucket
   * before, where that bucket is closed; where it is not, the bucket before itself is read.
   */
  static final String SKY =
      """
      select data from sky_blocks where bucket = $1 and ($6::int4[] is null or tile = any($6))
      union all
      select data from sky_blocks
      where bucket = $2::int8 and $2::int8 <> $1 and ($6::int4[] is null or tile = any($6))
      union all
      select data from sky_blocks
      where bucket = $3::int8 and $3::int8 <> $1 and ($6::int4[] is null or tile = any($6))
        and not exists (select from sky_blocks where bucket = $1)
      union all
      select data from small_blocks
      where bucket between $3 and $2 and t_max > $4::float8 and t_min <= $5::float8
      """;

  /** The blocks of a stretch of time, and whether they may have a key frame. */
  static final String BETWEEN =
      """
      select true, data from sky_blocks
      where bucket between $1 and $2 and ($5::int4[] is null or tile = any($5))
      union all
      (select false, data from small_blocks
      where bucket between $1 and $2 and t_max >= $3::float8 and t_min < $4::float8 order by seq)
      """;

  /**
   * The blocks that an aircraft is in, and up to which bucket they are all there: no more than a
   * day of hours at once, and not many more updates of others than {@code $7}. The aircraft's shard
   * is {@code $2}, which is one of 64.
   */
  static final String TRACK =
      """
      with hours as (
        select distinct start from track_blocks
        where icao24 = $1 and start between $3::int8 - 3600 and $4::int8 order by start limit 24
      ), crowded as (
        select bucket from (
          select bucket, sum(n) over (order by bucket) as updates from small_blocks
          where bucket between $3 and $4 and $2::int4 * shards / 64 = shard
            and t_max >= $5::float8 and t_min <= $6::float8
        ) counted
        where updates > $7::int8 order by bucket limit 1
      ), reach as (
        select least(
          $4::int8,
          case when (select count(*) from hours) = 24 then (select max(start) + 3300 from hours) end,
          (select greatest(bucket - 300, $3::int8) from crowded)) as bucket
      )
      select reach.bucket, data from track_blocks, reach
      where icao24 = $1 and start between $3::int8 - 3600 and $4 and start <= reach.bucket
      union all
      (select reach.bucket, data from track_shards, reach
      where hour between $3::int8 - 3600 and reach.bucket and shard = $2
        and t_max >= $5 and t_min <= $6 order by seq)
      union all
      (select reach.bucket, data from small_blocks, reach
      where small_blocks.bucket between $3 and reach.bucket and $2 * shards / 64 = shard
        and t_max >= $5 and t_min <= $6
      order by seq)
      union all
      select reach.bucket, null from reach
      """;

  /** What was heard in closed buckets; and in others, with the newest blocks. */
  static final String TRAFFIC =
      """
      select $1::int8 + (bucket - $1) / $3::int8 * $3 as beginning, 0::int8 as bucket,
        sum(n)::int8, max(aircraft), null::bytea
      from closed_buckets where bucket >= $1 and bucket < $2::int8 group by 1
      union all
      (select $1 + (bucket - $1) / $3 * $3, bucket, n::int8, aircraft,
        case when sum(n) over (order by bucket desc, seq desc) <= $4::int8 then data end
      from small_blocks where bucket >= $1 and bucket < $2)
      """;

  /** The first and the last contact, but for those that somebody's clock puts into the future. */
  static final String SPAN =
      """
      with present as (select extract(epoch from now())::int8 as bucket),
      closed as (
        select
          (select t_min from closed_buckets order by bucket limit 1) as first,
          (select t_max from closed_buckets, present where closed_buckets.bucket <= present.bucket
            order by closed_buckets.bucket desc limit 1) as last
      ), small as (
        select
          (select min(t_min) from small_blocks
            where bucket = (select min(bucket) from small_blocks)) as first,
          (select max(t_max) from small_blocks
            where bucket = (select max(small_blocks.bucket) from small_blocks, present
              where small_blocks.bucket <= present.bucket)) as last
      )
      select least(closed.first, small.first), greatest(closed.last, small.last) from closed, small
      """;

  private PastStatements() {}
}
