package io.skysentinel.node.config;

import com.fasterxml.jackson.annotation.JsonProperty;

/** One kind of verticle. */
public enum Role {
  @JsonProperty("poller")
  POLLER
}
