package io.skysentinel.core.contract;

/**
 * A configuration document that its node found valid. Receivers take the keys that may change while
 * running and keep their own of the others.
 *
 * @param origin the node whose file was changed; it ignores its own message
 * @param document the JSON document as it stands in the file
 */
public record ConfigChange(String origin, String document) {}
