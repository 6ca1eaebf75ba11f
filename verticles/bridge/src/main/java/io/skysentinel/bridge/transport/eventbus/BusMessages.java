package io.skysentinel.bridge.transport.eventbus;

import io.skysentinel.bridge.questions.Refusal;
import io.skysentinel.core.json.JsonBytes;

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

  /** What stands before the body; the closing brace follows it. */
  static byte[] receivedHead(String address) {
    return new JsonBytes(HEAD_SIZE).raw(RECEIVED).string(address).raw(BODY).toByteArray();
  }

  /** Why something was refused; the official client hands it to its {@code onerror}. */
  static byte[] refused(Refusal refusal) {
    JsonBytes json = new JsonBytes(HEAD_SIZE).raw(ERROR).raw(BODY).string(refusal.name());
    return failure(json, refusal);
  }

  /** Why a question has no answer; the official client hands it to the asker. */
  static byte[] failed(String replyAddress, Refusal refusal) {
    JsonBytes json = new JsonBytes(HEAD_SIZE).raw(ERROR).raw(ADDRESS).string(replyAddress);
    return failure(json, refusal);
  }

  private static byte[] failure(JsonBytes json, Refusal refusal) {
    return json.raw(FAILURE_CODE)
        .integer(refusal.code())
        .raw(FAILURE_TYPE)
        .string(refusal.failureType())
        .raw(MESSAGE)
        .string(refusal.words())
        .raw('}')
        .toByteArray();
  }
}
