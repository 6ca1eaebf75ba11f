package io.skysentinel.platform.auth;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ClientAddressTest {

  @ParameterizedTest
  @CsvSource({
    "10.1.2.3, 10.1.2.3",
    "2001:db8:1:2:3:4:5:6, 20010db800010002",
    "2001:db8:1:2::9, 20010db800010002",
    "2001:db8:0:0:0:0:0:9, 20010db800000000",
    "::1, 0000000000000000",
    "::ffff:10.1.2.3, 0a010203",
    "x:y, x:y",
  })
  void ofAnIpv6AddressTheNetworkCounts(String address, String network) {
    assertThat(ClientAddress.network(address)).isEqualTo(network);
  }
}
