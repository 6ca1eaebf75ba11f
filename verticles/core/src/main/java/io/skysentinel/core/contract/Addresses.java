package io.skysentinel.core.contract;

import java.util.List;

/** Every address of the event bus; a literal address anywhere else is a defect. */
public final class Addresses {

  /** Published by every node about every other second: what the status panel shows. */
  public static final Address<NodeStatus> STATUS = new Address<>("sky.status", NodeStatus.class);

  /** A new valid configuration, published by the node whose file was changed. */
  public static final Address<ConfigChange> CONFIG =
      new Address<>("sky.config", ConfigChange.class);

  /** All of them, so that their codecs can be registered in one place. */
  public static final List<Address<?>> ALL = List.of(STATUS, CONFIG);

  private Addresses() {}
}
