package io.skysentinel.core.contract;

/** The two kinds of envelope; they differ in nothing but this word. */
public enum EnvelopeType {
  STATE("flight_state"),
  UPDATE("flight_update");

  private final String wireName;

  EnvelopeType(String wireName) {
    this.wireName = wireName;
  }

  /** The name on the wire. */
  public String wireName() {
    return wireName;
  }
}
