package org.steppe.warehouse.format;

import java.util.Map;

/** What files of observations say about their terms. */
public final class Terms {

    private static final Map<String, String> METADATA = Map.of(
            "licence", "Figures belong to their publishers; the terms of each publication: /v1/sources",
            "citation", "Name the publication (source_id) and Steppe with dataset and version");

    private Terms() {}

    public static Map<String, String> metadata() {
        return METADATA;
    }
}
