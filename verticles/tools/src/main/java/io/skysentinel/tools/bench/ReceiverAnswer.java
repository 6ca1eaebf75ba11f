package io.skysentinel.tools.bench;

import java.util.Locale;

/** What a receiver of ours answers: all aircraft have moved, and squawk the answer's number. */
final class ReceiverAnswer {
  /** As many as there are squawks. */
  static final int NUMBERS = 4096;

  private ReceiverAnswer() {}

  static String of(int poll, int aircraft, long nowMs) {
    StringBuilder json = new StringBuilder(aircraft * 180);
    json.append(
        String.format(
            Locale.ROOT, "{\"now\":%.3f,\"messages\":%d,\"aircraft\":[", nowMs / 1000.0, poll));
    for (int i = 0; i < aircraft; i++) {
      json.append(i == 0 ? "" : ",")
          .append(
              String.format(
                  Locale.ROOT,
                  "{\"hex\":\"%06x\",\"flight\":\"SKY%05d\",\"alt_baro\":%d,\"gs\":%d,\"track\":%d,"
                      + "\"lat\":%.5f,\"lon\":%.5f,\"squawk\":\"%04o\",\"seen_pos\":0.0,\"seen\":0.0}",
                  0xa00000 + i,
                  i,
                  30_000 + i % 5000,
                  400 + poll % 50,
                  i % 360,
                  -60 + i % 120 + poll * 1e-3,
                  -170 + i / 120.0 * 8 % 340,
                  poll % NUMBERS));
    }
    return json.append("]}").toString();
  }
}
