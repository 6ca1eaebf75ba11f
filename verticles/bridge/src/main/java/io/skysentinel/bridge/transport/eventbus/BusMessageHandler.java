package io.skysentinel.bridge.transport.eventbus;

import com.fasterxml.jackson.databind.JsonNode;
import io.skysentinel.bridge.client.BridgeMetrics;
import io.skysentinel.bridge.client.Client;
import io.skysentinel.bridge.client.ClientLoop;
import io.skysentinel.bridge.client.Topic;
import io.skysentinel.bridge.questions.QuestionHandler;
import io.skysentinel.bridge.questions.Questions;
import io.skysentinel.bridge.questions.Refusal;
import io.skysentinel.bridge.updates.Encoding;
import io.skysentinel.core.wire.Messages;
import io.skysentinel.platform.auth.ShownToken;
import io.skysentinel.platform.auth.token.Denial;
import io.skysentinel.platform.socket.CloseReason;
import io.skysentinel.platform.socket.FrameReader;
import io.skysentinel.platform.web.BadRequestException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Does what one browser says on the event bus. */
final class BusMessageHandler implements FrameReader.Listener, BusRequestReader.Handler {
  private final Client client;
  private final BusFraming framing;
  private final ClientLoop clients;
  private final Questions questions;
  private final BusRefusals refusals;
  private final BridgeMetrics metrics;

  /** How large the message is that is being handled. */
  private int messageBytes;

  BusMessageHandler(
      Client client,
      BusFraming framing,
      ClientLoop clients,
      Questions questions,
      BridgeMetrics metrics) {
    this.client = client;
    this.framing = framing;
    this.clients = clients;
    this.questions = questions;
    this.refusals = new BusRefusals(questions);
    this.metrics = metrics;
  }

  @Override
  public void heard() {
    clients.heard(client);
  }

  @Override
  public boolean admitsMessage() {
    return clients.admitsMessage(client);
  }

  /** One message of the bridge's protocol or several, as the framing has it. */
  @Override
  public void message(String text) {
    List<String> messages = framing.unwrap(text);
    if (messages == null) {
      refused(CloseReason.MALFORMED);
      return;
    }
    for (int i = 0; i < messages.size() && !client.hasLeft(); i++) {
      // The first was admitted with the frame that brought it.
      if (i > 0 && !admitsMessage()) {
        refused(CloseReason.TOO_MANY_MESSAGES);
      } else {
        handle(messages.get(i));
      }
    }
  }

  private void handle(String message) {
    messageBytes = message.getBytes(StandardCharsets.UTF_8).length;
    if (messageBytes > clients.limits().maxMessageBytes()) {
      refused(CloseReason.TOO_LARGE);
    } else {
      BusRequestReader.read(message, this);
    }
  }

  @Override
  public void refused(CloseReason why) {
    if (!client.hasLeft()) {
      String words = why.explanation(clients.limits().ofMessages());
      tell(null, new Refusal(why.label(), why.refusalCode(), words));
      clients.expel(client, why);
    }
  }

  @Override
  public void ping() {
    // That it came is all that it says.
  }

  /** The official client sends its headers with each message: only another token is news. */
  @Override
  public boolean admits(@Nullable String authorization) {
    String token = ShownToken.ofHeader(authorization);
    Denial stranger = client.isKnown() ? null : Denial.MISSING;
    Denial denial = token == null ? stranger : clients.show(client, token);
    if (denial != null) {
      CloseReason why = CloseReason.of(denial);
      tell(null, new Refusal(why.label(), denial.status(), denial.words()));
      clients.expel(client, why);
    }
    return denial == null;
  }

  @Override
  public void register(String address) {
    Topic topic = Topic.at(address);
    if (topic == null) {
      refuse(null, refusals.nothingAt(address));
    } else if (client.isSubscribed(address)) {
      refuse(null, BusRefusals.alreadyRegistered(address));
    } else if (client.topics() >= ClientLoop.MAX_TOPICS) {
      refuse(null, BusRefusals.TOO_MANY_REGISTRATIONS);
    } else {
      clients.subscribe(client, topic, new Encoding(Messages.JSON, framing.at(address)));
    }
  }

  /** It need not have been registered before. */
  @Override
  public void unregister(String address) {
    if (Topic.at(address) == null) {
      refuse(null, refusals.nothingAt(address));
    } else {
      clients.unsubscribe(client, address);
    }
  }

  @Override
  public void publish(String address) {
    refuse(null, BusRefusals.PUBLISH);
  }

  @Override
  public void malformed(Refusal why) {
    refuse(null, why);
  }

  @Override
  public void send(String address, @Nullable String replyAddress, @Nullable JsonNode body) {
    QuestionHandler handler = questions.at(address);
    if (handler == null) {
      refuse(replyAddress, refusals.nobodyAnswersAt(address));
    } else if (replyAddress == null) {
      refuse(null, BusRefusals.NO_REPLY_ADDRESS);
    } else if (messageBytes > handler.maxBytes()) {
      refuse(
          replyAddress,
          Refusal.tooLarge("a question here may have at most " + handler.maxBytes() + " bytes"));
    } else {
      ask(handler, body, replyAddress);
    }
  }

  private void ask(QuestionHandler handler, @Nullable JsonNode body, String replyAddress) {
    try {
      if (!clients.ask(client, handler.read(body), new BusReply(framing, replyAddress))) {
        refuse(replyAddress, BusRefusals.TOO_MANY_QUESTIONS);
      }
    } catch (BadRequestException e) {
      refuse(replyAddress, Refusal.malformed("invalid_body", String.valueOf(e.getMessage())));
    }
  }

  private void refuse(@Nullable String replyAddress, Refusal refusal) {
    metrics.rejected(refusal.name());
    tell(replyAddress, refusal);
  }

  private void tell(@Nullable String replyAddress, Refusal refusal) {
    byte[] message =
        replyAddress == null
            ? BusMessages.refused(refusal)
            : BusMessages.failed(replyAddress, refusal);
    client.writeOwn(framing.message(message));
  }
}
