package io.skysentinel.platform.config.text;

/**
 * One thing wrong with the configuration, in words for whoever wrote it.
 *
 * @param source the file, or "environment", or "command line"
 * @param key the dotted key ({@code feeds.opensky.pollIntervalSeconds}) or the variable's name;
 *     empty where the whole source is meant
 * @param finding what is there, as the end of a sentence that begins with the key
 * @param advice what was expected, or what may have been meant
 */
public record ConfigProblem(String source, String key, String finding, String advice) {

  @Override
  public String toString() {
    String subject = key.isEmpty() ? finding : key + " " + finding;
    return source + ": " + subject + (advice.isEmpty() ? "" : "; " + advice);
  }
}
