package org.steppe.warehouse.query;

/** The columns that a trail has besides all of a history: what decided about each figure, and how it was read. */
public final class TrailColumns {

    /** The day from which a figure could be known: its publication, or the first load of an undated source. */
    public static final String KNOWN_FROM = "KNOWN_FROM";

    /** Counts the figures that one source has for one observation, in order of judgement, from 1. */
    public static final String OCCURRENCE = "OCCURRENCE";

    /** What decided the judgement; null in a version published by an older program, as all below it. */
    public static final String GROUND = "GROUND";

    /** The source of the figure that stood behind the value then current. */
    public static final String AUTHORITY_SOURCE_ID = "AUTHORITY_SOURCE_ID";

    /** The steps as {@link org.steppe.warehouse.observation.Reading} writes them. */
    public static final String READING = "READING";

    /** Ids of the corrections that were applied, with blanks between. */
    public static final String CORRECTIONS = "CORRECTIONS";

    /** Before the name of a column: of the figure that this one was judged against; null for the first. */
    public static final String AGAINST = "AGAINST_";

    private TrailColumns() {}
}
