package io.skysentinel.tools.record;

import io.skysentinel.platform.config.KafkaConfig;
import io.skysentinel.platform.config.load.ConfigLoader;
import io.skysentinel.platform.config.text.ConfigException;
import io.skysentinel.platform.config.text.UnusableFileException;
import io.skysentinel.platform.log.LogAddress;
import io.skysentinel.poller.FeedsConfig;
import io.skysentinel.poller.feeds.FeedConfig;
import io.skysentinel.tools.StopSignal;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The recorder's command line. */
@Command(
    name = "record",
    mixinStandardHelpOptions = true,
    description = {
      "Writes a feed or a topic to a file, one envelope a line, until Ctrl-C.",
      "scripts/run --replay FILE plays it back."
    })
public final class RecorderCommand implements Callable<Integer> {

  /** What is recorded. */
  static final class What {
    @Option(
        names = "--feed",
        paramLabel = "NAME",
        description = "a feed of the configuration, asked without a broker")
    private @Nullable String feed;

    @Option(names = "--topic", description = "a topic of the log")
    private @Nullable String topic;
  }

  @ArgGroup(multiplicity = "1")
  private What what = new What();

  @Parameters(paramLabel = "FILE", description = "a new file; packed if it ends in .gz")
  private Path file = Path.of("");

  @Option(
      names = "--config",
      paramLabel = "FILE",
      description = "the configuration; environment variables count as well")
  private @Nullable Path config;

  @Option(
      names = {"--broker", "--bootstrap"},
      paramLabel = "HOST:PORT",
      defaultValue = "127.0.0.1:9092",
      description = "for --topic (${DEFAULT-VALUE})")
  private String broker = "";

  @Option(names = "--from-beginning", description = "all that the topic holds, then what comes")
  private boolean fromBeginning;

  @Option(names = "--to-end", description = "stop at what was the topic's end at the start")
  private boolean toEnd;

  @Option(
      names = "--seconds",
      defaultValue = "0",
      description = "stop after so many seconds (0: at Ctrl-C)")
  private long seconds;

  private final PrintStream console;

  public RecorderCommand() {
    this(System.err);
  }

  RecorderCommand(PrintStream console) {
    this.console = console;
  }

  /** Runs the tool and exits with its status. */
  public static void main(String[] args) {
    System.exit(new CommandLine(new RecorderCommand()).execute(args));
  }

  @Override
  public Integer call() throws InterruptedException {
    try (StopSignal stop = new StopSignal()) {
      return record(stop.asked());
    }
  }

  /** Records until the time is over, or until {@code stop} opens. */
  int record(CountDownLatch stop) throws InterruptedException {
    try (Recording recording = Recording.create(file)) {
      if (what.topic != null) {
        long begun = System.nanoTime();
        new TopicRecorder(log(), what.topic, fromBeginning)
            .run(recording, () -> stop.getCount() > 0 && !isOver(begun), toEnd);
      } else {
        recordFeed(recording, stop);
      }
      console.println(file + ": " + recording.lines() + " envelopes");
      return 0;
    } catch (FileAlreadyExistsException e) {
      console.println(file + " is there already; name a new file");
    } catch (NoSuchFileException e) {
      console.println("there is no directory for " + e.getFile());
    } catch (AccessDeniedException e) {
      console.println("this user may not write " + e.getFile());
    } catch (ConfigException | UnusableFileException | IOException e) {
      console.println(e.getMessage());
    }
    return 1;
  }

  /** As the configuration says that one gets in, at the broker that the option names. */
  private LogAddress log() throws ConfigException {
    return LogAddress.of(
        new ConfigLoader(List.of(), System.getenv(), Map.of("kafka.bootstrap", broker))
            .load(config)
            .config()
            .get(KafkaConfig.PART));
  }

  private boolean isOver(long begun) {
    return seconds > 0 && System.nanoTime() - begun >= TimeUnit.SECONDS.toNanos(seconds);
  }

  private void recordFeed(Recording recording, CountDownLatch stop)
      throws ConfigException, InterruptedException, IOException {
    FeedsConfig settings =
        new ConfigLoader(List.of(FeedsConfig.PART), System.getenv(), Map.of())
            .load(config)
            .config()
            .get(FeedsConfig.PART);
    String name = String.valueOf(what.feed);
    FeedConfig feed = settings.feeds().get(name);
    if (feed == null) {
      String names = String.join(", ", new TreeSet<>(settings.feeds().keySet()));
      throw new IOException("there is no feed \"" + name + "\"; there are " + names);
    }
    Vertx vertx = Vertx.vertx();
    try {
      FeedRecorder recorder = new FeedRecorder(vertx, recording, console);
      recorder.start(name, feed).await();
      if (seconds == 0) {
        stop.await();
      } else {
        boolean unused = stop.await(seconds, TimeUnit.SECONDS);
      }
      recorder.stop().await();
      if (recorder.rejects() > 0) {
        console.println(recorder.rejects() + " could not be understood and are not in the file");
      }
    } finally {
      vertx.close().await();
    }
  }
}
