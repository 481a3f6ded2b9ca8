package org.steppe.api.data;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.stream.Collectors;
import org.steppe.warehouse.query.ComponentFilter;
import org.steppe.warehouse.query.DataQuery;
import org.steppe.warehouse.query.PeriodFilter;
import org.steppe.warehouse.query.Vintages;

/**
 * A query as one text, the same for all selections of the same rows in the same order, whatever words they used. Offset
 * and limit are left out: they belong to a page, not to what is paged.
 */
final class QueryText {

    private QueryText() {}

    static String of(DataQuery query) {
        String filters = query.filters().stream().map(QueryText::text).sorted().collect(Collectors.joining(";"));
        String periods = query.periods().stream()
                .map(QueryText::text)
                .distinct()
                .sorted()
                .collect(Collectors.joining(","));
        String text = String.join(
                "|",
                query.dataset(),
                query.version().toString(),
                filters,
                periods,
                "first=" + query.first(),
                "last=" + query.last(),
                "asOf=" + query.asOf(),
                "history=" + query.history(),
                String.join(",", query.columns()),
                query.sort().toString());
        String since = query.changedSince() == null ? "" : "|changedSince=" + query.changedSince();
        String vintages = query.vintages() == Vintages.ALL
                ? ""
                : "|vintages=" + query.vintages().id();
        return text + since + vintages;
    }

    private static String text(ComponentFilter filter) {
        return filter.component() + "=" + String.join(",", filter.values());
    }

    private static String text(PeriodFilter filter) {
        return switch (filter) {
            case PeriodFilter.Exactly exactly -> exactly.period().code();
            case PeriodFilter.Within within -> within.from() + ".." + within.to();
        };
    }

    /** Short enough for an address, long enough that two queries do not meet by chance. */
    static String digest(DataQuery query) {
        return digest(of(query), 8);
    }

    static String digest(String text, int bytes) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest, 0, bytes);
        } catch (NoSuchAlgorithmException everyJavaHasIt) {
            throw new IllegalStateException(everyJavaHasIt);
        }
    }
}
