package org.steppe.etl.source;

/** A figure of the collection that is not loaded, and why. */
public record LeftOutFigure(String sourceId, String indicator, String reason, Place place) {}
