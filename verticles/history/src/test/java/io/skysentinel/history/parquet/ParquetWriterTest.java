package io.skysentinel.history.parquet;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

/** What is written is read by DuckDB. */
class ParquetWriterTest {
  private static final int GROUP = 96;
  private static final int PAGE = 32;

  private static final List<ParquetColumn> COLUMNS =
      List.of(
          new ParquetColumn("flag", ParquetType.BOOLEAN, false),
          new ParquetColumn("code", ParquetType.INT32, true),
          new ParquetColumn("plain_code", ParquetType.INT32, false),
          new ParquetColumn("t", ParquetType.TIMESTAMP, false),
          new ParquetColumn("degrees", ParquetType.DOUBLE, false),
          new ParquetColumn("metres", ParquetType.DOUBLE, true),
          new ParquetColumn("text", ParquetType.STRING, true),
          new ParquetColumn("plain_text", ParquetType.STRING, false));

  private static final String ALL =
      "select flag, code, plain_code, epoch_us(t), degrees, metres, text, plain_text from FILE";

  @Property(tries = 40)
  void whatIsWrittenIsRead(@ForAll long seed) throws Exception {
    Random random = new Random(seed);
    List<List<Object>> rows = new ArrayList<>();
    int count = random.nextInt(4 * GROUP);
    for (int i = 0; i < count; i++) {
      rows.add(row(random));
    }
    try (DuckReader reader = new DuckReader(write(rows, random, random.nextInt(3) == 0))) {
      assertThat(reader.ask(ALL)).isEqualTo(rows);
    }
  }

  private static List<Object> row(Random random) {
    List<Object> row =
        Arrays.asList(
            random.nextBoolean(),
            random.nextInt(5) - 2,
            random.nextInt(),
            random.nextLong() >> 8,
            random.nextDouble() * 360 - 180,
            random.nextInt(3) == 0 ? -0.0 : random.nextInt(40) * 7.62,
            "text " + random.nextInt(60),
            "żółw ✈ " + random.nextInt());
    for (int i = 0; i < row.size(); i++) {
      if (random.nextInt(6) == 0) {
        row.set(i, null);
      }
    }
    return row;
  }

  @Test
  void aFileWithoutRowsHasColumns() throws Exception {
    try (DuckReader reader = new DuckReader(write(List.of(), new Random(1), false))) {
      assertThat(reader.ask(ALL)).isEmpty();
      assertThat(reader.column("select column_type from (describe select * from FILE)"))
          .containsExactly(
              "BOOLEAN",
              "INTEGER",
              "INTEGER",
              "TIMESTAMP WITH TIME ZONE",
              "DOUBLE",
              "DOUBLE",
              "VARCHAR",
              "VARCHAR");
    }
  }

  /** A page of which nothing is known, beside one of which all is. */
  @Test
  void columnsMayBeEmpty() throws Exception {
    List<List<Object>> rows = new ArrayList<>();
    for (int i = 0; i < 2 * GROUP; i++) {
      boolean known = i >= PAGE && i < 2 * PAGE;
      rows.add(
          known
              ? List.of(true, 7, 8, 9L, 1.5, 2.5, "", "x")
              : Arrays.asList(null, null, null, null, null, null, null, null));
    }
    try (DuckReader reader = new DuckReader(write(rows, new Random(1), false))) {
      assertThat(reader.ask(ALL)).isEqualTo(rows);
    }
  }

  /** So that who asks for a time or a box reads only the groups that have any of it. */
  @Test
  void eachGroupTellsBetweenWhatItsNumbersLie() throws Exception {
    List<List<Object>> rows = new ArrayList<>();
    for (int i = 0; i < 2 * GROUP; i++) {
      rows.add(Arrays.asList(true, -i, i, i * 1_000_000L, -i / 2.0, i == 5 ? null : 0.0, "x", "y"));
    }
    try (DuckReader reader = new DuckReader(write(rows, new Random(1), false))) {
      assertThat(
              reader.ask(
                  """
                  select path_in_schema, row_group_id, stats_min_value, stats_max_value,
                    stats_null_count
                  from parquet_metadata(FILE)
                  where path_in_schema in ('code', 't', 'degrees', 'metres')
                  order by row_group_id, column_id
                  """))
          .containsExactly(
              List.of("code", 0L, "-95", "0", 0L),
              List.of("t", 0L, "1970-01-01 00:00:00+00", "1970-01-01 00:01:35+00", 0L),
              List.of("degrees", 0L, "-47.5", "0.0", 0L),
              List.of("metres", 0L, "-0.0", "0.0", 1L),
              List.of("code", 1L, "-191", "-96", 0L),
              List.of("t", 1L, "1970-01-01 00:01:36+00", "1970-01-01 00:03:11+00", 0L),
              List.of("degrees", 1L, "-95.5", "-48.0", 0L),
              List.of("metres", 1L, "-0.0", "0.0", 0L));
    }
  }

  /** More different values than a dictionary takes, in groups of usual length. */
  @Test
  void aDictionaryThatIsFullIsNoLongerUsed() throws Exception {
    ParquetWriter writer =
        new ParquetWriter(List.of(new ParquetColumn("metres", ParquetType.DOUBLE, true)));
    ByteBuf out = Unpooled.buffer();
    writer.begin(out);
    for (int i = 0; i < 300_000; i++) {
      writer.write(List.of(i % 100_000 / 4.0), out);
    }
    writer.end(out);
    try (DuckReader reader = new DuckReader(ByteBufUtil.getBytes(out))) {
      assertThat(reader.ask("select count(*), sum(metres) from FILE"))
          .containsExactly(List.of(300_000L, 3 * (99_999.0 * 100_000 / 2 / 4)));
      assertThat(reader.column("select row_group_num_rows from parquet_metadata(FILE)"))
          .containsExactly(131_072L, 131_072L, 37_856L);
    }
  }

  /** What is kept of what is out already is little. */
  @Test
  void rowsThatAreOutAreNotKept() {
    ParquetWriter writer = new ParquetWriter(COLUMNS, GROUP, PAGE);
    ByteBuf out = Unpooled.buffer();
    writer.begin(out);
    Random random = new Random(1);
    long most = 0;
    long written = 0;
    for (int i = 0; i < 100 * GROUP; i++) {
      writer.write(row(random), out);
      written += out.readableBytes();
      out.clear();
      most = Math.max(most, writer.keptBytes());
    }
    assertThat(most).isLessThan(written / 3);
    assertThat(writer.isFull()).isFalse();
  }

  /**
   * Writes a file.
   *
   * @param isHasty whether rows now and then come out before their group is full
   */
  private static byte[] write(List<List<Object>> rows, Random random, boolean isHasty) {
    ParquetWriter writer = new ParquetWriter(COLUMNS, GROUP, PAGE);
    ByteBuf file = Unpooled.buffer();
    ByteBuf out = Unpooled.buffer();
    writer.begin(out);
    for (List<Object> row : rows) {
      writer.write(row, out);
      if (isHasty && random.nextInt(50) == 0) {
        writer.flush(out);
      }
      // Some of it has been taken away meanwhile.
      if (random.nextBoolean()) {
        file.writeBytes(out);
        out.clear();
      }
    }
    writer.end(out);
    file.writeBytes(out);
    return ByteBufUtil.getBytes(file);
  }
}
