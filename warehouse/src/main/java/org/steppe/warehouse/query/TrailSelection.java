package org.steppe.warehouse.query;

/** Whose figures a trail shows. */
public sealed interface TrailSelection {

    /** All figures behind one observation, in order of judgement. */
    record OfObservation(String id) implements TrailSelection {}

    /** The figures of one source, by key and period. */
    record OfSource(String source) implements TrailSelection {}
}
