package org.steppe.warehouse.generation;

/**
 * How a version of a dataset differs from the one before, in observations.
 *
 * @param revised observations whose current value or status differs
 * @param documented observations that kept their value and gained or lost figures behind it
 */
public record ChangeCounts(long added, long revised, long withdrawn, long documented) {

    public static final ChangeCounts NONE = new ChangeCounts(0, 0, 0, 0);

    public boolean isEmpty() {
        return added == 0 && revised == 0 && withdrawn == 0 && documented == 0;
    }
}
