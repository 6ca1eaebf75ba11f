package io.skysentinel.platform.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.skysentinel.core.contract.BoundingBox;
import io.skysentinel.core.live.View;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BoxReaderTest {

  @Test
  void asksForTheWorldOrABox() throws Exception {
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
  void whatIsNoViewIsRefusedInWords(String body) {
    assertThatThrownBy(() -> view(body))
        .isInstanceOf(BadRequestException.class)
        .hasMessageMatching(".*(bbox|world).*");
  }

  @Test
  void nothingIsNoView() {
    assertThatThrownBy(() -> BoxReader.view(null)).isInstanceOf(BadRequestException.class);
  }

  private static View view(String body) throws BadRequestException, JsonProcessingException {
    return BoxReader.view(new ObjectMapper().readTree(body.replace('\'', '"')));
  }
}
