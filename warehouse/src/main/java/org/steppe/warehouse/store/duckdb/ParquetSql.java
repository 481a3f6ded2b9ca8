package org.steppe.warehouse.store.duckdb;

import static org.steppe.warehouse.store.duckdb.DatasetTables.literal;
import static org.steppe.warehouse.store.duckdb.DatasetTables.quoted;

import java.nio.file.Path;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.steppe.warehouse.format.AnswerHead;
import org.steppe.warehouse.format.AnswerLayout;

/** The SQL by which the engine itself writes the rows of a query as Parquet, in their order. */
final class ParquetSql {

    private ParquetSql() {}

    static String of(String rows, AnswerHead head, AnswerLayout layout, Path target) {
        String columns = layout.columns().stream()
                .map(column -> quoted(column.component()) + " AS " + quoted(column.name()))
                .collect(Collectors.joining(", "));
        return "COPY (SELECT " + columns + " FROM (" + rows + ")) TO " + literal(target.toString())
                + " (FORMAT parquet, COMPRESSION zstd, KV_METADATA {" + metadata(head) + "})";
    }

    private static String metadata(AnswerHead head) {
        var pairs = new TreeMap<>(head.metadata());
        pairs.put("dataset", head.dataset());
        pairs.put("version", head.version().toString());
        return pairs.entrySet().stream()
                .map(pair -> pair.getKey() + ": " + literal(pair.getValue()))
                .collect(Collectors.joining(", "));
    }
}
