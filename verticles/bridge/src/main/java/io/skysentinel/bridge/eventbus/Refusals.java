package io.skysentinel.bridge.eventbus;

import io.skysentinel.core.contract.BrowserAddresses;

/** What browsers are told when they may not, in words. */
final class Refusals {
  /** Nobody's address is longer; what is longer is not repeated. */
  private static final int LONGEST_SHOWN = 64;

  static final Refusal PUBLISH =
      Refusal.denied("browsers may publish nothing here; they may register and ask");

  static final Refusal NO_REPLY_ADDRESS =
      Refusal.broken("missing_reply_address", "a question needs a replyAddress for its answer");

  static final Refusal SNAPSHOT_SHAPE =
      Refusal.broken("invalid_body", "a snapshot: " + SnapshotQuestion.SHAPE);

  static final Refusal TOO_MANY_REGISTRATIONS =
      Refusal.limit(
          "max_handlers_reached",
          "no more than %d registrations; register for %s instead"
              .formatted(Registrations.MOST, BrowserAddresses.delta(BrowserAddresses.WORLD)));

  static final Refusal TOO_MANY_QUESTIONS =
      Refusal.limit("too_many_questions", "too many questions wait for their answers; ask later");

  private Refusals() {}

  static Refusal nothingAt(String address) {
    return Refusal.unknownAddress(
        "nothing is told at %s; there is %s, %s<tile>, %s, %s and %s"
            .formatted(
                shown(address),
                BrowserAddresses.delta(BrowserAddresses.WORLD),
                BrowserAddresses.DELTA_PREFIX,
                BrowserAddresses.STATUS,
                BrowserAddresses.ANOMALY,
                BrowserAddresses.WINDOW));
  }

  static Refusal alreadyRegistered(String address) {
    return Refusal.broken("address_already_registered", "registered already: " + shown(address));
  }

  /** Nobody answers questions there. */
  static Refusal sendTo(String address) {
    if (address.startsWith(BrowserAddresses.HISTORY_PREFIX)) {
      return Refusal.unknownAddress(
          "%s cannot be asked: this node keeps no history".formatted(shown(address)));
    }
    if (Channel.at(address) != null) {
      return Refusal.denied(
          "browsers may send nothing to %s; register for it".formatted(shown(address)));
    }
    return Refusal.unknownAddress(
        "nobody answers at %s; %s can be asked"
            .formatted(shown(address), BrowserAddresses.SNAPSHOT));
  }

  private static String shown(String address) {
    return address.length() <= LONGEST_SHOWN
        ? "'" + address + "'"
        : "'" + address.substring(0, LONGEST_SHOWN) + "…'";
  }
}
