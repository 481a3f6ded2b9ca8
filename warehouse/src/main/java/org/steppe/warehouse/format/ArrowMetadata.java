package org.steppe.warehouse.format;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.steppe.warehouse.query.ColumnLabels;
import org.steppe.warehouse.structure.Dataflow;
import org.steppe.warehouse.structure.Label;

/** What an Arrow schema says about the answer and about its columns. Equal answers say it in the same order. */
final class ArrowMetadata {

    private final AnswerHead head;
    private final Dataflow dataflow;

    ArrowMetadata(AnswerHead head) {
        this.head = head;
        this.dataflow = head.description().dataflow();
    }

    Map<String, String> ofSchema() {
        var metadata = new TreeMap<>(head.metadata());
        metadata.put("dataset", head.dataset());
        metadata.put("version", head.version().toString());
        metadata.put("title_zh", dataflow.title().zh());
        metadata.put("title_en", dataflow.title().en());
        metadata.put("address", head.address());
        if (head.asOf() != null) {
            metadata.put("as_of", head.asOf().toString());
        }
        return metadata;
    }

    /** The SDMX concept of a column, its name in both languages, and the language of its texts where they are labels. */
    Map<String, String> ofColumn(Column column) {
        Label label = ColumnLabels.of(dataflow.structure(), column.component());
        var metadata = new LinkedHashMap<String, String>();
        metadata.put("concept", column.component());
        metadata.put("label_zh", label.zh());
        metadata.put("label_en", label.en());
        if (column.labels() != null) {
            metadata.put("language", head.language().name().toLowerCase(Locale.ROOT));
        }
        return metadata;
    }
}
