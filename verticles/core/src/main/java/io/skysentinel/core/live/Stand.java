package io.skysentinel.core.live;

/** A place in the frames of a shard: where a server stands, or a client that resumes. */
public record Stand(int shard, String epoch, long seq) {}
