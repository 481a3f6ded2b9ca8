package org.steppe.warehouse.generation;

/**
 * The Arrow IPC file of a version with every figure that was the value of its observation at the end of some day, from
 * which the values of any past day are read. Not for readers: its rows do not lie in an order that means something to
 * them.
 *
 * <p>The columns are the standard ones of an answer, coded as in {@link BulkFile#ARROW}, and those named here. Each record
 * batch has all rows of the observations in it, which follow each other in stored order from batch to batch. In a batch
 * rows lie in waves: first the last value of each observation, then the values before the last, of the observations that
 * have one, and so on; in a wave in stored order. An observation has at most one row in a wave, and its value on a day is
 * in the first wave whose row has a {@code VALID_FROM} that is not later.
 */
public final class VintagesFile {

    /** The end of the file's name. */
    public static final String FORMAT = "vintages.arrow";

    /** Ordinal of the key in stored order, from 0. */
    public static final String SERIES = "SERIES";

    /** Ordinal of the observation in stored order, from 0. */
    public static final String OBSERVATION = "OBSERVATION";

    private VintagesFile() {}
}
