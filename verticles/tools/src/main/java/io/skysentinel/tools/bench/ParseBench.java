package io.skysentinel.tools.bench;

import com.sun.management.ThreadMXBean;
import io.skysentinel.core.contract.BoundingBox;
import io.skysentinel.core.contract.FlightState;
import io.skysentinel.core.contract.Source;
import io.skysentinel.core.envelope.EnvelopeEncoder;
import io.skysentinel.core.feed.MalformedAnswerException;
import io.skysentinel.core.feed.ParsedAnswer;
import io.skysentinel.core.feed.opensky.OpenSkyParser;
import io.skysentinel.tools.bench.ParseRounds.Round;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * How many states a second one thread takes in: from OpenSky's bytes to states, and on to the bytes
 * of both envelopes. Arguments: rows of the answer (10000), rounds measured (15).
 *
 * <p>The promise is about one core, so it is judged by the thread's CPU time: on a shared machine
 * the clock on the wall measures the neighbours. Both are printed. The collector's threads are in
 * neither but where they make this one wait; the allocation says what they have to do.
 */
public final class ParseBench {
  private static final long ROUND_CPU_NANOS = 300_000_000;
  private static final int WARM_UP_ROUNDS = 10;
  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();
  private static final Source SOURCE =
      new Source("world", "opensky", Source.Mode.LIVE, BoundingBox.WORLD, 10);

  private final OpenSkyParser parser = new OpenSkyParser();
  private final byte[] answer;
  private final int rows;
  private final long roundCpuNanos;

  /** Added up and printed, so that no work can be left out as useless. */
  private long produced;

  ParseBench(int rows, long roundCpuNanos) {
    this.answer = OpenSkyAnswer.of(rows, 42);
    this.rows = rows;
    this.roundCpuNanos = roundCpuNanos;
  }

  /** Runs both measurements and exits with 1 when a promise is not kept. */
  public static void main(String[] args) throws MalformedAnswerException {
    int rows = args.length > 0 ? Integer.parseInt(args[0]) : 10_000;
    int rounds = args.length > 1 ? Integer.parseInt(args[1]) : 15;
    ParseBench bench = new ParseBench(rows, ROUND_CPU_NANOS);
    System.exit(bench.run(WARM_UP_ROUNDS, rounds, System.out) ? 0 : 1);
  }

  boolean run(int warmUpRounds, int rounds, PrintStream out) throws MalformedAnswerException {
    out.printf(Locale.ROOT, "answer of %,d rows, %,d bytes; one thread%n", rows, answer.length);
    // Both warm first: code compiled for one alone would be thrown away by the other.
    for (int i = 0; i < warmUpRounds; i++) {
      round(this::parse);
      round(this::parseAndEncode);
    }
    ParseRounds parsed = measure("parse", rounds, this::parse);
    ParseRounds encoded = measure("parse and encode both envelopes", rounds, this::parseAndEncode);
    out.println(parsed.text());
    out.println(encoded.text());
    out.printf(Locale.ROOT, "(%,d bytes and states produced)%n", produced);
    return parsed.isKept() && encoded.isKept();
  }

  private ParseRounds measure(String name, int rounds, Work work) throws MalformedAnswerException {
    long bytesBefore = THREADS.getCurrentThreadAllocatedBytes();
    List<Round> measured = new ArrayList<>();
    for (int i = 0; i < rounds; i++) {
      measured.add(round(work));
    }
    return new ParseRounds(name, measured, THREADS.getCurrentThreadAllocatedBytes() - bytesBefore);
  }

  private Round round(Work work) throws MalformedAnswerException {
    long states = 0;
    long wallStart = System.nanoTime();
    long cpuStart = THREADS.getCurrentThreadCpuTime();
    long cpuNanos;
    do {
      work.once();
      states += rows;
      cpuNanos = THREADS.getCurrentThreadCpuTime() - cpuStart;
    } while (cpuNanos < roundCpuNanos);
    return new Round(states, cpuNanos, System.nanoTime() - wallStart);
  }

  private void parse() throws MalformedAnswerException {
    produced += whole(parser.parse(answer, "bench")).states().size();
  }

  private void parseAndEncode() throws MalformedAnswerException {
    EnvelopeEncoder encoder = EnvelopeEncoder.forBatch(SOURCE, 1_767_323_045_678L);
    for (FlightState state : whole(parser.parse(answer, "bench")).states()) {
      EnvelopeEncoder.Pair pair = encoder.encodeBoth(state);
      produced += pair.state().length + pair.update().length;
    }
  }

  private ParsedAnswer whole(ParsedAnswer parsed) {
    if (parsed.states().size() != rows) {
      throw new IllegalStateException("rows were rejected: " + parsed.rejects().get(0));
    }
    return parsed;
  }

  private interface Work {
    void once() throws MalformedAnswerException;
  }
}
