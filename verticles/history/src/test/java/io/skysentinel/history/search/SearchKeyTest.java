package io.skysentinel.history.search;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SearchKeyTest {
  @Test
  void oneThatWasToldIsRead() {
    for (SearchKey key :
        new SearchKey[] {
          SearchKey.BEGIN,
          SearchKey.beginOf(true),
          new SearchKey(false, 1_767_323_044.5, 12),
          new SearchKey(true, 1.7673230441234567e9, -4_294_967_296L)
        }) {
      assertThat(SearchKey.read(key.token())).contains(key);
    }
    assertThat(SearchKey.read(null)).contains(SearchKey.BEGIN);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "x",
        "%%%",
        "MTs7",
        "MDsxLjIuMzs0",
        "MDtJbmZpbml0eTsxMjM0NTY3ODkwMTIzNDU2Nzg5MDA"
      })
  void whatWasNeverToldIsNot(String token) {
    assertThat(SearchKey.read(token)).isEmpty();
  }
}
