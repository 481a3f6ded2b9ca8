package org.steppe.warehouse.format.arrow;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.steppe.warehouse.format.AnswerHead;
import org.steppe.warehouse.format.ChangesHead;
import org.steppe.warehouse.format.Column;
import org.steppe.warehouse.query.ColumnLabels;
import org.steppe.warehouse.structure.DataStructure;
import org.steppe.warehouse.structure.Label;
import org.steppe.warehouse.structure.Language;

/** What an Arrow schema says about the answer and about its columns. Equal answers say it in the same order. */
final class ArrowMetadata {

    private final DataStructure structure;
    private final Language language;
    private final Map<String, String> ofSchema;

    ArrowMetadata(AnswerHead head) {
        this.structure = head.description().dataflow().structure();
        this.language = head.language();
        this.ofSchema = head.pairs();
    }

    ArrowMetadata(ChangesHead head) {
        this.structure = head.stored().description().dataflow().structure();
        // There are no labels.
        this.language = Language.ZH;
        this.ofSchema = head.pairs();
    }

    Map<String, String> ofSchema() {
        return ofSchema;
    }

    /** The SDMX concept of a column, its name in both languages, and the language of its texts where they are labels. */
    Map<String, String> ofColumn(Column column) {
        Label label = ColumnLabels.of(structure, column.component());
        var metadata = new LinkedHashMap<String, String>();
        metadata.put("concept", column.component());
        metadata.put("label_zh", label.zh());
        metadata.put("label_en", label.en());
        if (column.labels() != null) {
            metadata.put("language", language.name().toLowerCase(Locale.ROOT));
        }
        return metadata;
    }
}
