package io.skysentinel.tools.load;

/** The bytes are not what the protocol has at this place. */
final class UnexpectedByteException extends Exception {
  private static final long serialVersionUID = 1L;

  UnexpectedByteException(String message) {
    super(message);
  }
}
