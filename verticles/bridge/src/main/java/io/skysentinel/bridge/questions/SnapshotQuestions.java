package io.skysentinel.bridge.questions;

import com.fasterxml.jackson.databind.JsonNode;
import io.netty.buffer.ByteBuf;
import io.skysentinel.bridge.frames.Hub;
import io.skysentinel.bridge.updates.Update;
import io.skysentinel.core.contract.BrowserAddresses;
import io.skysentinel.core.json.JsonBytes;
import io.skysentinel.core.live.View;
import io.skysentinel.platform.web.BadRequestException;
import io.skysentinel.platform.web.BoxReader;
import org.jspecify.annotations.Nullable;

/** Answers {@code {"world":true}} and {@code {"bbox":[w,s,e,n]}} with what the view shows now. */
public final class SnapshotQuestions implements QuestionHandler {
  private static final int MAX_BYTES = 4096;
  private static final byte[] SHARDS = JsonBytes.ascii("{'shards':[");
  private static final byte[] END = JsonBytes.ascii("]}");

  private final Hub hub;

  public SnapshotQuestions(Hub hub) {
    this.hub = hub;
  }

  @Override
  public String address() {
    return BrowserAddresses.SNAPSHOT;
  }

  @Override
  public int maxBytes() {
    return MAX_BYTES;
  }

  @Override
  public Question read(@Nullable JsonNode body) throws BadRequestException {
    View view = BoxReader.view(body);
    return (context, taker) ->
        hub.look(context, all -> taker.accept(reply -> answer(view, all, reply)));
  }

  /** The elements, which are nearly all of it, are the same bytes for all who ask for the view. */
  private static ByteBuf answer(View view, Update all, Reply reply) {
    return reply.body(SHARDS, all.bytes(view, reply.elements()), END);
  }
}
