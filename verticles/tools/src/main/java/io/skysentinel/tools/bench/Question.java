package io.skysentinel.tools.bench;

import io.skysentinel.core.contract.BoundingBox;
import java.util.List;
import java.util.Random;

/** What both kinds of a past are asked. */
enum Question {
  SKY("whole sky at an instant") {
    @Override
    int ask(PastUnderTest past, double unix, long from, List<String> aircraft, Random choice)
        throws Exception {
      return past.sky(unix, null);
    }
  },
  BOX("1 degree of it") {
    @Override
    int ask(PastUnderTest past, double unix, long from, List<String> aircraft, Random choice)
        throws Exception {
      double south = choice.nextInt(60) - 20;
      double west = choice.nextInt(300) - 150;
      return past.sky(unix, new BoundingBox(south, south + 1, west, west + 1));
    }
  },
  TRACK("track of up to 24 h") {
    @Override
    int ask(PastUnderTest past, double unix, long from, List<String> aircraft, Random choice)
        throws Exception {
      return past.track(
          aircraft.get(choice.nextInt(aircraft.size())), (double) from, (double) (from + 86_400));
    }
  };

  final String words;

  Question(String words) {
    this.words = words;
  }

  /**
   * Asks.
   *
   * @return how many were answered
   */
  abstract int ask(PastUnderTest past, double unix, long from, List<String> aircraft, Random choice)
      throws Exception;
}
