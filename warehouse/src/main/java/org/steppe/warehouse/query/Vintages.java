package org.steppe.warehouse.query;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * In which shape a history is told. The four are those in which real-time databases such as ALFRED give their data.
 *
 * <p>All but the first leave out figures that were never the value at the end of a day: those that restate, those that
 * conflict, and those replaced on the day they appeared.
 */
public enum Vintages {
    /** A row for each figure. */
    ALL,
    /**
     * A row for each observation and a column for each day on which a value in the selection was new: what a reader saw
     * on that day, nothing before the first publication.
     */
    COLUMNS,
    /** A row for each figure that was the first, or changed the value. */
    NEW_AND_REVISED,
    /** A row for each observation: the value as first published, the latest, and their difference. */
    FIRST_AND_LATEST;

    /** The name in addresses, for instance {@code new-and-revised}. */
    public String id() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public static List<String> ids() {
        return Arrays.stream(values()).map(Vintages::id).toList();
    }

    public static Optional<Vintages> findById(String id) {
        return Arrays.stream(values())
                .filter(vintages -> vintages.id().equals(id))
                .findFirst();
    }

    /** Whether there is one row for an observation, however many vintages it has. */
    public boolean isRowPerObservation() {
        return switch (this) {
            case ALL, NEW_AND_REVISED -> false;
            case COLUMNS, FIRST_AND_LATEST -> true;
        };
    }
}
