package org.steppe.etl.harmonise;

import java.util.Map;
import java.util.Optional;
import org.steppe.warehouse.observation.ObservationStatus;
import org.steppe.warehouse.observation.Qualifier;

/** What the cells {@code status} and {@code qualifier} say. A target and its outcome are two observations. */
final class StatusRules {

    /** @param kind code of {@code KIND} */
    record Status(String kind, ObservationStatus status) {}

    private static final Map<String, Status> STATUSES = Map.of(
            "A", new Status("ACTUAL", ObservationStatus.A),
            "P", new Status("ACTUAL", ObservationStatus.P),
            "E", new Status("ESTIMATE", ObservationStatus.E),
            "T", new Status("TARGET", ObservationStatus.A));

    private static final Map<String, Qualifier> QUALIFIERS = Map.of(
            "", Qualifier.EXACT,
            "EXACT", Qualifier.EXACT,
            "APPROX", Qualifier.APPROXIMATELY,
            "NEARLY", Qualifier.NEARLY,
            "OVER", Qualifier.OVER,
            "AT_LEAST", Qualifier.AT_LEAST,
            "AT_MOST", Qualifier.AT_MOST);

    static final String STATUS_EXPECTED = "A (normal), P (preliminary), E (estimate) or T (target)";
    static final String QUALIFIER_EXPECTED = "nothing, APPROX, NEARLY, OVER, AT_LEAST or AT_MOST";

    private StatusRules() {}

    static Optional<Status> status(String cell) {
        return Optional.ofNullable(STATUSES.get(cell));
    }

    static Optional<Qualifier> qualifier(String cell) {
        return Optional.ofNullable(QUALIFIERS.get(cell));
    }
}
