package io.skysentinel.platform.connection;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.MultiMap;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProxiesTest {
  private final Proxies proxies = new Proxies(List.of("127.0.0.0/8", "::1", "10.1.0.0/16"));

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "203.0.113.5 | X-Forwarded-For | 198.51.100.1              | 203.0.113.5",
        "127.0.0.1   | X-Forwarded-For | 198.51.100.1              | 198.51.100.1",
        "10.1.2.3    | X-Forwarded-For | 198.51.100.1, 10.1.9.9    | 198.51.100.1",
        "127.0.0.1   | X-Forwarded-For | 1.1.1.1, 198.51.100.1     | 198.51.100.1",
        "127.0.0.1   | X-Forwarded-For | 198.51.100.1:4711         | 198.51.100.1",
        "127.0.0.1   | X-Forwarded-For | [2001:db8::1]:4711        | 2001:db8::1",
        "::1         | X-Forwarded-For | 2001:DB8::1               | 2001:db8::1",
        "127.0.0.1   | X-Forwarded-For | nonsense                  | 127.0.0.1",
        "127.0.0.1   | X-Forwarded-For | 198.51.100.1, nonsense    | 127.0.0.1",
        "127.0.0.1   | X-Forwarded-For | 10.1.1.1, 10.1.1.2        | 10.1.1.1",
        "127.0.0.1   | Forwarded       | for=198.51.100.1;proto=https | 198.51.100.1",
        "127.0.0.1   | Forwarded       | for=1.1.1.1, For=\"[2001:db8::7]:1\" | 2001:db8::7",
        "127.0.0.1   | Forwarded       | for=_hidden               | 127.0.0.1",
        "127.0.0.1   | X-Other         | 198.51.100.1              | 127.0.0.1",
      })
  void onlyTrustedProxiesAreBelieved(String peer, String name, String value, String client) {
    MultiMap headers = MultiMap.caseInsensitiveMultiMap().add(name, value);
    assertThat(proxies.client(peer, headers)).isEqualTo(client);
  }

  @Test
  void anEndlessChainIsNotFollowed() {
    MultiMap headers =
        MultiMap.caseInsensitiveMultiMap()
            .add("x-forwarded-for", "198.51.100.1," + "10.1.1.1,".repeat(100) + "10.1.1.2");
    assertThat(proxies.client("127.0.0.1", headers)).isEqualTo("10.1.1.1");
  }

  @Test
  void aPeerWithoutAnAddressIsNobodysProxy() {
    assertThat(proxies.trust("")).isFalse();
    assertThat(proxies.client("", MultiMap.caseInsensitiveMultiMap())).isEmpty();
  }
}
