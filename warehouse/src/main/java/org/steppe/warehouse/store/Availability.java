package org.steppe.warehouse.store;

import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/**
 * The cost of a selection before its download.
 *
 * @param observations rows that the selection has (figures, where history is asked for, unless in a shape with a row for each
 *     observation)
 * @param series distinct keys among them
 * @param codes for every dimension id the codes that remain, each with its number of rows
 * @param periods the codes of the periods that remain, by time
 * @param firstPeriod null when nothing is selected
 */
public record Availability(
        long observations,
        long series,
        Map<String, SortedMap<String, Long>> codes,
        List<String> periods,
        @Nullable String firstPeriod,
        @Nullable String lastPeriod) {}
