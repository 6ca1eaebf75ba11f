package io.skysentinel.history.parquet;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import org.duckdb.DuckDBDriver;

/** Reads a Parquet file with DuckDB. */
public final class DuckReader implements AutoCloseable {
  private final Path file;
  private final Connection connection;

  public DuckReader(byte[] parquet) throws IOException, SQLException {
    file = Files.createTempFile("written", ".parquet");
    Files.write(file, parquet);
    connection = new DuckDBDriver().connect("jdbc:duckdb:", new Properties());
    // One reads the rows in their order without being told to.
    ask("set threads = 1");
  }

  /** The rows of an answer; {@code FILE} stands for the file. */
  public List<List<Object>> ask(String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      List<List<Object>> rows = new ArrayList<>();
      if (statement.execute(sql.replace("FILE", "'" + file + "'"))) {
        ResultSet found = statement.getResultSet();
        while (found.next()) {
          List<Object> row = new ArrayList<>();
          for (int i = 1; i <= found.getMetaData().getColumnCount(); i++) {
            row.add(found.getObject(i));
          }
          rows.add(row);
        }
      }
      return rows;
    }
  }

  /** Their first columns. */
  public List<Object> column(String sql) throws SQLException {
    return ask(sql).stream().map(row -> row.get(0)).toList();
  }

  @Override
  public void close() throws IOException, SQLException {
    connection.close();
    Files.delete(file);
  }
}
