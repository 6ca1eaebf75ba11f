package io.skysentinel.tools.load;

import io.netty.channel.EventLoop;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.nio.NioIoHandler;
import io.netty.util.concurrent.EventExecutor;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/** A whole run: opens the clients, lets them listen, and collects what they saw. */
final class LoadRun {
  private static final int STEP_MS = 100;
  private static final double NANOS = 1e9;
  private static final int PING_STEPS = 50;

  /** Three heartbeats: longer silence is a dead server. */
  private static final long SILENCE_MICROS = 15_000_000;

  private final LoadPlan plan;
  private final Consumer<LoadSample> progress;
  private final CountDownLatch stop;
  private final List<LoadLoop> loops = new ArrayList<>();
  private final Samples samples = new Samples();
  private final OwnNeeds needs = new OwnNeeds();
  private final long startNanos = System.nanoTime();
  private int steps;
  private int added;

  /**
   * Prepares a run.
   *
   * @param progress hears of every second
   * @param stop ends the run early when it opens
   */
  LoadRun(LoadPlan plan, Consumer<LoadSample> progress, CountDownLatch stop) {
    this.plan = plan;
    this.progress = progress;
    this.stop = stop;
  }

  LoadResult run() throws InterruptedException, ExecutionException, UnknownHostException {
    Instant started = Instant.now();
    InetAddress host = InetAddress.getByName(plan.target().host());
    InetSocketAddress server = new InetSocketAddress(host, plan.target().port());
    var group = new MultiThreadIoEventLoopGroup(plan.threads(), NioIoHandler.newFactory());
    try {
      for (EventExecutor loop : group) {
        loops.add(new LoadLoop((EventLoop) loop, plan, server, loops.size()));
      }
      return phases(started);
    } finally {
      group.shutdownGracefully(100, 2000, TimeUnit.MILLISECONDS).await();
    }
  }

  private LoadResult phases(Instant started) throws InterruptedException, ExecutionException {
    ramp();
    double rampSeconds = seconds();
    samples.startMeasuring(observe(), rampSeconds);
    needs.start();
    LoadResult.@Nullable Storm storm = null;
    double middle = rampSeconds + plan.durationSeconds() / 2.0;
    double end = rampSeconds + plan.durationSeconds();
    while (seconds() < end && step()) {
      letSlowRead((long) (seconds() - rampSeconds));
      if (plan.storm() && storm == null && seconds() >= middle) {
        storm = storm();
      }
    }
    Observation last = observe();
    samples.add(last, seconds());
    LoadResult.Own own = needs.stop();
    long silent = plan.protocol() == Protocol.EVENTBUS ? 0 : silent();
    long notReady = plan.clients() - last.tally().ready;
    run(LoadLoop::stop);
    return samples.result(plan, started, rampSeconds, storm, silent, notReady, own);
  }

  /** Opens the clients; ends when all are there, or when no more get in. */
  private void ramp() throws InterruptedException, ExecutionException {
    long most = 0;
    double lastProgress = seconds();
    while (most < plan.clients() && seconds() - lastProgress < plan.patienceSeconds()) {
      addClients();
      if (!step()) {
        return;
      }
      long ready = sum(loop -> loop.observer().tally.ready);
      if (ready > most || added < plan.clients()) {
        most = Math.max(most, ready);
        lastProgress = seconds();
      }
    }
  }

  private void addClients() {
    long due = Math.min(plan.clients(), (long) ((seconds() + 0.1) * plan.rampPerSecond()));
    while (added < due) {
      int number = added++;
      LoadLoop loop = loops.get(number % loops.size());
      loop.eventLoop().execute(() -> loop.add(number));
    }
  }

  private LoadResult.Storm storm() throws InterruptedException, ExecutionException {
    samples.add(observe(), seconds());
    samples.startStorm();
    double begun = seconds();
    run(LoadLoop::cutAll);
    boolean back = false;
    while (!back && seconds() - begun < plan.patienceSeconds() && step()) {
      back = sum(loop -> loop.observer().tally.ready) == plan.clients();
    }
    double took = seconds() - begun;
    samples.add(observe(), seconds());
    return new LoadResult.Storm(back ? took : -1, samples.endStorm());
  }

  /** Waits a little and does what is due; false when the run was stopped. */
  private boolean step() throws InterruptedException, ExecutionException {
    if (stop.await(STEP_MS, TimeUnit.MILLISECONDS)) {
      return false;
    }
    steps++;
    if (plan.protocol() == Protocol.EVENTBUS && steps % PING_STEPS == 0) {
      run(LoadLoop::ping);
    }
    if (seconds() - samples.lastSecond() >= 1) {
      progress.accept(samples.add(observe(), seconds()));
    }
    return true;
  }

  private void letSlowRead(long second) throws InterruptedException, ExecutionException {
    if (plan.slowShare() > 0) {
      boolean read = plan.slowReadAt(second);
      run(loop -> loop.letSlowRead(read));
    }
  }

  private long silent() throws InterruptedException, ExecutionException {
    return sum(loop -> loop.silentSince(loop.nowMicros() - SILENCE_MICROS));
  }

  private Observation observe() throws InterruptedException, ExecutionException {
    Observation all = Observation.empty();
    for (LoadLoop loop : loops) {
      all.add(loop.eventLoop().submit(() -> loop.observer().take()).get());
    }
    return all;
  }

  private long sum(ToLongFunction<LoadLoop> number)
      throws InterruptedException, ExecutionException {
    long sum = 0;
    for (LoadLoop loop : loops) {
      sum += loop.eventLoop().submit(() -> number.applyAsLong(loop)).get();
    }
    return sum;
  }

  /** Returns when all loops have done it: only then is what comes next asked of them. */
  private void run(Consumer<LoadLoop> task) throws InterruptedException, ExecutionException {
    List<Future<?>> begun = new ArrayList<>();
    for (LoadLoop loop : loops) {
      begun.add(loop.eventLoop().submit(() -> task.accept(loop)));
    }
    for (Future<?> done : begun) {
      done.get();
    }
  }

  private double seconds() {
    return (System.nanoTime() - startNanos) / NANOS;
  }
}
