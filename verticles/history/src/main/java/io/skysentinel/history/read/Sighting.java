package io.skysentinel.history.read;

import io.skysentinel.core.envelope.EnvelopeReader;
import org.jspecify.annotations.Nullable;

/** The newest that was heard of an aircraft before an instant, and what was heard next. */
public record Sighting(EnvelopeReader.Told last, EnvelopeReader.@Nullable Told next) {}
