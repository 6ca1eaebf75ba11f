package io.skysentinel.history.search;

/** How much there is of the past. Days and hours are of UTC. */
final class StatsStatements {
  /** Of buckets, open and closed, of so many days from a second on. */
  private static final String HEARD =
      """
      with span as (
        select $1::int8 as first, $1::int8 + $2::int4 * 86400 as behind
      ), heard as (
        select bucket, n from closed_buckets, span where bucket >= first and bucket < behind
        union all
        select bucket, n::int8 from small_blocks, span where bucket >= first and bucket < behind
      )
      """;

  static final String DAYS =
      HEARD
          + """
          , updates as (
            select bucket / 86400 as day, sum(n)::int8 as n from heard group by 1
          ), flown as (
            select floor(extract(epoch from first_seen) / 86400)::int8 as day,
              count(*) as n, count(distinct icao24) as aircraft
            from flights, span
            where first_seen >= to_timestamp(first) and first_seen < to_timestamp(behind) group by 1
          ), odd as (
            select floor(extract(epoch from t_start) / 86400)::int8 as day, count(*) as n
            from anomalies, span
            where t_start >= to_timestamp(first) and t_start < to_timestamp(behind) group by 1
          )
          select to_char(to_timestamp(day * 86400) at time zone 'UTC', 'YYYY-MM-DD'),
            coalesce(updates.n, 0), coalesce(flown.n, 0), coalesce(flown.aircraft, 0), coalesce(odd.n, 0)
          from updates full join flown using (day) full join odd using (day)
          order by day
          """;

  /** The mean of the days of which anything is known. */
  static final String HOURS =
      HEARD
          + """
          select (bucket / 3600 % 24)::int4,
            sum(n)::float8 / (select count(distinct bucket / 86400) from heard)
          from heard group by 1 order by 1
          """;

  static final String AIRCRAFT =
      """
      with known as (
        select min(first_seen) as first, max(last_seen) as last, count(*) as n
        from flights where icao24 = $1
      )
      select
        extract(epoch from least(known.first, newest.last_contact))::float8,
        extract(epoch from greatest(known.last, newest.last_contact))::float8,
        n
      from known left join flights_current newest on newest.icao24 = $1
      """;

  private StatsStatements() {}
}
