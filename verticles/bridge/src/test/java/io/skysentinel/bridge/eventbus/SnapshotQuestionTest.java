package io.skysentinel.bridge.eventbus;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.skysentinel.core.contract.BoundingBox;
import io.skysentinel.core.live.View;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SnapshotQuestionTest {

  @Test
  void asksForTheWorldOrABox() {
    assertThat(view("{'world':true}")).isEqualTo(View.WORLD);
    assertThat(view("{'bbox':[-80,40,-70.5,45]}"))
        .isEqualTo(View.of(new BoundingBox(40, 45, -80, -70.5)));
    assertThat(view("{'bbox':[175,-20,-175,-15]}"))
        .isEqualTo(View.of(new BoundingBox(-20, -15, 175, -175)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "[]",
        "1",
        "null",
        "{'world':false}",
        "{'world':true,'bbox':[0,0,1,1]}",
        "{'bbox':null}",
        "{'bbox':{}}",
        "{'bbox':[0,0,1]}",
        "{'bbox':[0,0,1,1,1]}",
        "{'bbox':[0,0,1,'1']}",
        "{'bbox':[-181,0,1,1]}",
        "{'bbox':[0,0,1,91]}",
        "{'bbox':[0,5,1,4]}",
        "{'bbox':[0,0,1e999,1]}"
      })
  void whatIsNoQuestionHasNoView(String body) {
    assertThat(view(body)).isNull();
  }

  @Test
  void noBodyIsNoQuestion() {
    assertThat(SnapshotQuestion.view(null)).isNull();
  }

  private static @Nullable View view(String body) {
    String message = "{'type':'send','address':'sky.snapshot','body':" + body + "}";
    BusRequest.Send send = (BusRequest.Send) RequestReader.request(message.replace('\'', '"'));
    JsonNode read = send.body();
    return SnapshotQuestion.view(read);
  }
}
