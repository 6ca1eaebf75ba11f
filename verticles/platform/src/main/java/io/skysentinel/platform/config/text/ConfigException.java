package io.skysentinel.platform.config.text;

import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;

/** A configuration that cannot be used, with everything that is wrong with it. */
public final class ConfigException extends Exception {
  private static final long serialVersionUID = 1L;

  private final transient List<ConfigProblem> problems;

  public ConfigException(Collection<ConfigProblem> problems) {
    super(problems.stream().map(ConfigProblem::toString).collect(Collectors.joining("\n")));
    this.problems = List.copyOf(problems);
  }

  /** Of a source that cannot be used as a whole. */
  public static ConfigException ofSource(String source, String finding, String advice) {
    return new ConfigException(List.of(new ConfigProblem(source, "", finding, advice)));
  }

  /** All of them, at least one. */
  public List<ConfigProblem> problems() {
    return problems;
  }
}
