package org.steppe.warehouse.generation;

import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.steppe.warehouse.query.ObservationColumns;
import org.steppe.warehouse.structure.DataStructure;
import org.steppe.warehouse.structure.Dimension;

/**
 * The Arrow IPC file of a version with every figure that was the value of its observation at the end of some day, from
 * which the values of any past day are read, together with {@link BulkFile#ARROW} of the same version. Not for readers:
 * its rows do not lie in an order that means something to them, and buffers that say nothing are left out.
 *
 * <p>The columns are the standard ones of an answer but for {@linkplain #keyColumns those} that all values of an
 * observation share, the day from which the value held, and the one named here. Each record batch has all rows of the
 * observations in it, which follow each other from batch to batch as the rows of {@link BulkFile#ARROW} do. In a batch
 * rows lie in waves: first the current value of each observation, then the values before, of the observations that have
 * one, and so on; in a wave in stored order. An observation has at most one row in a wave, and its value on a day is in
 * the first wave whose row has a {@code VALID_FROM} that is not later.
 */
public final class VintagesFile {

    /** The end of the file's name. */
    public static final String FORMAT = "vintages.arrow";

    /** Ordinal of the observation in stored order, from 0, which is its row in {@link BulkFile#ARROW}. */
    public static final String OBSERVATION = "OBSERVATION";

    private VintagesFile() {}

    /** The columns of an answer that are not in this file, because all values of an observation share them. */
    public static Set<String> keyColumns(DataStructure structure) {
        return Stream.concat(
                        structure.dimensions().stream().map(Dimension::id),
                        Stream.of(DataStructure.TIME_PERIOD, ObservationColumns.OBSERVATION_ID))
                .collect(Collectors.toUnmodifiableSet());
    }
}
