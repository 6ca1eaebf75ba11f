package io.skysentinel.node.config;

/** Where the node answers HTTP; port 0 takes any free one. */
public record HttpConfig(String host, int port) {}
