package io.skysentinel.bridge.transport.eventbus;

import io.skysentinel.bridge.client.ClientLoop;
import io.skysentinel.bridge.client.Topic;
import io.skysentinel.bridge.questions.Questions;
import io.skysentinel.bridge.questions.Refusal;
import io.skysentinel.core.contract.BrowserAddresses;

/** What browsers are told when they may not, in words; it follows from what can be asked here. */
final class BusRefusals {
  /** Nobody's address is longer; what is longer is not repeated. */
  private static final int LONGEST_SHOWN = 64;

  static final Refusal PUBLISH =
      Refusal.forbidden("browsers may publish nothing here; they may register and ask");

  static final Refusal NO_REPLY_ADDRESS =
      Refusal.malformed("missing_reply_address", "a question needs a replyAddress for its answer");

  static final Refusal TOO_MANY_REGISTRATIONS =
      Refusal.tooMany(
          "max_handlers_reached",
          "no more than %d registrations; register for %s instead"
              .formatted(ClientLoop.MAX_TOPICS, BrowserAddresses.delta(BrowserAddresses.WORLD)));

  static final Refusal TOO_MANY_QUESTIONS =
      Refusal.tooMany("too_many_questions", "too many questions wait for their answers; ask later");

  private final Questions questions;

  BusRefusals(Questions questions) {
    this.questions = questions;
  }

  /** Nothing is told at that address. */
  Refusal nothingAt(String address) {
    if (questions.at(address) != null) {
      return Refusal.forbidden(
          "nobody can register for %s; it answers questions".formatted(shown(address)));
    }
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
    return Refusal.malformed("address_already_registered", "registered already: " + shown(address));
  }

  /** Nobody answers questions at that address. */
  Refusal nobodyAnswersAt(String address) {
    if (Topic.at(address) != null) {
      return Refusal.forbidden(
          "browsers may send nothing to %s; register for it".formatted(shown(address)));
    }
    return Refusal.unknownAddress(
        "nobody answers at %s; what can be asked: %s"
            .formatted(shown(address), String.join(", ", questions.addresses())));
  }

  private static String shown(String address) {
    return address.length() <= LONGEST_SHOWN
        ? "'" + address + "'"
        : "'" + address.substring(0, LONGEST_SHOWN) + "…'";
  }
}
