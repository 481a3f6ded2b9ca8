package org.steppe.etl.harmonise;

import java.util.Collection;
import java.util.List;
import org.steppe.warehouse.structure.Codelist;
import org.steppe.warehouse.structure.NearestNames;

/** The end of a message: what somebody may have meant who wrote something that does not exist. */
final class Suggestions {

    private static final int LIMIT = 3;

    private Suggestions() {}

    static String of(Collection<String> names, String written) {
        return sentence(NearestNames.among(names, written, LIMIT));
    }

    static String of(Codelist codelist, String written) {
        return sentence(NearestNames.among(codelist, written, LIMIT));
    }

    private static String sentence(List<String> nearest) {
        return nearest.isEmpty() ? "" : " (nearest: " + String.join(", ", nearest) + ")";
    }
}
