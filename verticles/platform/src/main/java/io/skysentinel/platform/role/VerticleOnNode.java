package io.skysentinel.platform.role;

import io.skysentinel.platform.health.Finding;
import io.skysentinel.platform.log.LogAddress;
import io.vertx.core.Deployable;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A role of one verticle, which is made once the log can be reached and then answers health. */
public final class VerticleOnNode<V extends Deployable> implements RoleOnNode {
  private final Map<String, Function<V, Finding>> questions;
  private final Function<LogAddress, V> maker;
  private volatile @Nullable V verticle;

  /**
   * @param questions what health asks the verticle, by the check's name
   * @param maker makes it for the log at that address
   */
  public VerticleOnNode(
      Map<String, Function<V, Finding>> questions, Function<LogAddress, V> maker) {
    this.questions = Map.copyOf(questions);
    this.maker = maker;
  }

  @Override
  public Map<String, Supplier<Finding>> checks() {
    Map<String, Supplier<Finding>> checks = new HashMap<>();
    questions.forEach((name, question) -> checks.put(name, () -> ask(question)));
    return checks;
  }

  private Finding ask(Function<V, Finding> question) {
    V made = verticle;
    return made == null ? Finding.NOT_STARTED : question.apply(made);
  }

  @Override
  public List<Deployable> verticles(LogAddress log) {
    V made = maker.apply(log);
    verticle = made;
    return List.of(made);
  }
}
