package io.skysentinel.history.block;

import io.skysentinel.core.contract.Source;
import io.skysentinel.core.envelope.EnvelopeReader.Told;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * A block that was unpacked. Its rows are read by cursors, as many as wished; nothing of it
 * changes, so that several threads may share it.
 */
public final class BlockReader {
  private final BlockHeader header;
  private final BlockBody body;

  private BlockReader(BlockHeader header, BlockBody body) {
    this.header = header;
    this.body = body;
  }

  /** Unpacks a block. What it may make us allocate is checked before. */
  public static BlockReader open(byte[] block) throws BadBlockException {
    BlockHeader header = BlockHeader.read(block);
    return new BlockReader(header, BlockBody.read(unpack(block, header), header.rows()));
  }

  /** The body of a block as its writer had it before it was packed. */
  static byte[] unpack(byte[] block, BlockHeader header) throws BadBlockException {
    return Packing.unpack(block, BlockHeader.LENGTH, header.unpackedBytes());
  }

  public BlockHeader header() {
    return header;
  }

  /** The time that the block begins with; rows before it are its key frame. */
  public long baseUnix() {
    return body.baseUnix();
  }

  /** The addresses of its aircraft, in the order of the rows. */
  public List<String> aircraft() {
    return List.of(body.addresses());
  }

  /** Steps through the rows that are selected. */
  public BlockCursor cursor(Selection selection) {
    return new BlockCursor(body, selection);
  }

  /** All updates that are selected, by aircraft and then by time. */
  public List<Told> updates(Selection selection) throws BadBlockException {
    List<Told> updates = new ArrayList<>();
    BlockCursor cursor = cursor(selection);
    while (cursor.next()) {
      BlockRow row = cursor.row();
      updates.add(new Told(row.source(), row.state()));
    }
    return updates;
  }

  /**
   * The newest row of each aircraft in the selected time, where it lies in the selected box: an
   * aircraft that has left the box is not there, though older rows of it are. The consumer may not
   * keep the row.
   */
  public void newest(Selection selection, Consumer<BlockRow> consumer) throws BadBlockException {
    BlockCursor cursor = cursor(selection.anywhere());
    BlockRow newest = new BlockRow();
    boolean held = false;
    while (cursor.next()) {
      if (held && newest.aircraft() != cursor.row().aircraft() && selection.isInBox(newest)) {
        consumer.accept(newest);
      }
      newest.copyFrom(cursor.row());
      held = true;
    }
    if (held && selection.isInBox(newest)) {
      consumer.accept(newest);
    }
  }

  /**
   * Of each aircraft what was heard last in so many seconds before an instant, itself included, and
   * what was heard first in as many after it.
   */
  public void around(double unix, double seconds, RowsAround rows) throws BadBlockException {
    BlockCursor cursor = cursor(Selection.between(Math.nextUp(unix - seconds), unix + seconds));
    BlockRow last = new BlockRow();
    BlockRow next = new BlockRow();
    boolean hasLast = false;
    boolean hasNext = false;
    int aircraft = -1;
    while (cursor.next()) {
      BlockRow row = cursor.row();
      if (row.aircraft() != aircraft) {
        rows.of(hasLast ? last : null, hasNext ? next : null);
        aircraft = row.aircraft();
        hasLast = false;
        hasNext = false;
      }
      if (row.lastContactUnix() <= unix) {
        last.copyFrom(row);
        hasLast = true;
      } else if (!hasNext) {
        next.copyFrom(row);
        hasNext = true;
      }
    }
    rows.of(hasLast ? last : null, hasNext ? next : null);
  }

  /** Those who told it. */
  public List<Source> sources() {
    return List.of(body.sources());
  }
}
