package io.skysentinel.node;

/**
 * Another node of the cluster, by what it says of itself.
 *
 * @param id what the cluster calls it
 * @param name what its user calls it
 * @param encrypts whether its event bus does
 */
record Peer(String id, String name, boolean encrypts) {}
