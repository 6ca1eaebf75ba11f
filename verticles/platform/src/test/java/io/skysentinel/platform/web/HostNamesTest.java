package io.skysentinel.platform.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HostNamesTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "127.0.0.1",
        "192.168.1.7",
        "::1",
        "fd00::7",
        "localhost",
        "LOCALHOST.",
        "pi",
        "sky.local",
        "Sky.Home.Arpa",
        "a.localhost",
        "sky.internal"
      })
  void namesThatNobodyElseCanHoldNeedNoList(String host) {
    assertThat(HostNames.admit(host, List.of())).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        ".",
        "evil.example",
        "localhost.evil.example",
        "evil-local",
        "local.",
        "127.0.0.1.evil.example",
        "1.2.3.4.5",
        "xn--local.example"
      })
  void anyOtherMayBeSomebodyElses(String host) {
    boolean isOneWord = host.matches("[^.]+\\.?");
    assertThat(HostNames.admit(host, List.of())).isEqualTo(isOneWord);
  }

  @ParameterizedTest
  @CsvSource({
    "sky.example.org, sky.example.org, true",
    "SKY.example.org, sky.Example.org, true",
    "sky.example.org., sky.example.org, true",
    "a.example.org, *.example.org, true",
    "a.b.example.org, *.example.org, true",
    "example.org, *.example.org, false",
    "evilexample.org, *.example.org, false",
    "evil.example, *, true",
    "evil.example, sky.example.org, false",
  })
  void aListNamesOthers(String host, String allowed, boolean admitted) {
    assertThat(HostNames.admit(host, List.of(allowed))).isEqualTo(admitted);
  }
}
