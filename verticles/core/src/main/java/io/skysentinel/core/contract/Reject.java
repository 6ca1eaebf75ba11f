package io.skysentinel.core.contract;

/**
 * One thing that could not be understood, kept for the dead-letter topic.
 *
 * @param where the place in words: {@code row 17 of /states/all}, {@code line 3 of a.jsonl}
 * @param detail what is wrong, in words that a user understands
 * @param raw the bytes as they came (cut at the limit of the feed)
 */
public record Reject(RejectReason reason, String where, String detail, byte[] raw) {}
