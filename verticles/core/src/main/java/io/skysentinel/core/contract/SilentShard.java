package io.skysentinel.core.contract;

/**
 * A shard of which a bridge hears nothing, not even that it lives.
 *
 * @param heardMs when something came last, in Unix milliseconds
 * @param problem what that means, in words
 */
public record SilentShard(int shard, long heardMs, String problem) {}
