package io.skysentinel.standalone;

import io.skysentinel.node.StartupException;
import java.nio.file.Path;

/** The main class of {@link BrokerProcess}: a broker until its input ends. */
final class BrokerChild {
  private BrokerChild() {}

  /**
   * Says {@code bootstrap=} or {@code refused=} and why.
   *
   * @param args the data directory, and the port; 0 takes any
   */
  public static void main(String[] args) throws Exception {
    PortChoice port = PortChoice.exactly(Integer.parseInt(args[1]));
    try (DataDir dir = DataDir.open(Path.of(args[0]));
        EmbeddedKafka kafka = EmbeddedKafka.start(dir.kafka(), port)) {
      System.out.println("bootstrap=" + kafka.bootstrap());
      // The parent's end of the pipe closes with the parent, however that ends.
      System.in.transferTo(System.err);
    } catch (StartupException e) {
      System.out.println("refused=" + e.getMessage());
      System.exit(2);
    }
  }
}
