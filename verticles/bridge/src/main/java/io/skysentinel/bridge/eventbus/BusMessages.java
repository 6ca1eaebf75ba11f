package io.skysentinel.bridge.eventbus;

import io.skysentinel.core.json.JsonBytes;
import java.util.List;

/**
 * The messages of the bridge's protocol from server to browser, as the stock bridge writes them.
 */
final class BusMessages {
  private static final byte[] RECEIVED = JsonBytes.ascii("{'type':'rec','address':");
  private static final byte[] BODY = JsonBytes.ascii(",'body':");
  private static final byte[] ERROR = JsonBytes.ascii("{'type':'err'");
  private static final byte[] ADDRESS = JsonBytes.ascii(",'address':");
  private static final byte[] FAILURE_CODE = JsonBytes.ascii(",'failureCode':");
  private static final byte[] FAILURE_TYPE = JsonBytes.ascii(",'failureType':");
  private static final byte[] MESSAGE = JsonBytes.ascii(",'message':");
  private static final byte[] SHARDS = JsonBytes.ascii("{'shards':[");
  private static final byte[] SHARDS_END = JsonBytes.ascii("]}");

  private static final int HEAD_SIZE = 96;

  private BusMessages() {}

  /** Something told at an address, or the answer to a question. */
  static byte[] received(String address, byte[] body) {
    return new JsonBytes(HEAD_SIZE + body.length)
        .raw(receivedHead(address))
        .raw(body)
        .raw('}')
        .toByteArray();
  }

  /** What stands before the body; a brace follows it. */
  static byte[] receivedHead(String address) {
    return new JsonBytes(HEAD_SIZE).raw(RECEIVED).string(address).raw(BODY).toByteArray();
  }

  /** Why something was refused; the official client hands it to its {@code onerror}. */
  static byte[] refused(Refusal refusal) {
    JsonBytes json = new JsonBytes(HEAD_SIZE).raw(ERROR).raw(BODY).string(refusal.body());
    return failure(json, refusal);
  }

  /** Why a question has no answer; the official client hands it to the asker. */
  static byte[] failed(String replyAddress, Refusal refusal) {
    JsonBytes json = new JsonBytes(HEAD_SIZE).raw(ERROR).raw(ADDRESS).string(replyAddress);
    return failure(json, refusal);
  }

  /** The answer for a snapshot: the snapshots of all shards. */
  static byte[] shards(List<byte[]> snapshots) {
    JsonBytes json =
        new JsonBytes(HEAD_SIZE + snapshots.stream().mapToInt(each -> each.length + 1).sum());
    json.raw(SHARDS);
    for (int i = 0; i < snapshots.size(); i++) {
      (i == 0 ? json : json.raw(',')).raw(snapshots.get(i));
    }
    return json.raw(SHARDS_END).toByteArray();
  }

  private static byte[] failure(JsonBytes json, Refusal refusal) {
    return json.raw(FAILURE_CODE)
        .integer(refusal.code())
        .raw(FAILURE_TYPE)
        .string(refusal.type().name())
        .raw(MESSAGE)
        .string(refusal.words())
        .raw('}')
        .toByteArray();
  }
}
