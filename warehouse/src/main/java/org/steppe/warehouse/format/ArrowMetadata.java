package org.steppe.warehouse.format;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
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
        return head.pairs();
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
