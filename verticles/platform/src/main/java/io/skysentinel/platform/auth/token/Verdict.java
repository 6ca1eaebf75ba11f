package io.skysentinel.platform.auth.token;

import java.util.function.Consumer;

/** Whether somebody is let in. */
public sealed interface Verdict permits Verdict.Admitted, Verdict.Denied {

  /** Calls one of the two: nobody can forget that there are both. */
  void handle(Consumer<Identity> admitted, Consumer<Denial> denied);

  /** It is known who it is. */
  record Admitted(Identity identity) implements Verdict {
    @Override
    public void handle(Consumer<Identity> admitted, Consumer<Denial> denied) {
      admitted.accept(identity);
    }
  }

  /** It is not, or they may not. */
  record Denied(Denial why) implements Verdict {
    @Override
    public void handle(Consumer<Identity> admitted, Consumer<Denial> denied) {
      denied.accept(why);
    }
  }
}
