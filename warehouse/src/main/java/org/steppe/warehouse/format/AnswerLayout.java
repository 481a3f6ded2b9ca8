package org.steppe.warehouse.format;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.apache.arrow.vector.types.pojo.Field;
import org.steppe.warehouse.generation.DatasetDescription;
import org.steppe.warehouse.query.VintageColumns;
import org.steppe.warehouse.structure.Code;
import org.steppe.warehouse.structure.Codelist;
import org.steppe.warehouse.structure.Language;

/**
 * The columns of an answer in order. Batches may have more columns than these.
 *
 * @param columns at least one
 */
public record AnswerLayout(List<Column> columns) {

    private static final String LABEL_SUFFIX = "_label";

    public AnswerLayout {
        columns = List.copyOf(columns);
    }

    /** All columns of a batch with plain codes. */
    public static AnswerLayout of(VectorSchemaRoot batch) {
        return new AnswerLayout(batch.getSchema().getFields().stream()
                .map(Field::getName)
                .map(component -> new Column(component, component.toLowerCase(Locale.ROOT), null))
                .toList());
    }

    /** @param components ids in upper case, in the order wanted */
    public static AnswerLayout of(
            DatasetDescription dataset, List<String> components, LabelMode labels, Language language) {
        var columns = new ArrayList<Column>();
        for (String component : components) {
            String name = component.toLowerCase(Locale.ROOT);
            Optional<Codelist> codelist = labels == LabelMode.CODE
                    ? Optional.empty()
                    : dataset.findCodelistOf(VintageColumns.componentOf(component));
            if (codelist.isEmpty()) {
                columns.add(new Column(component, name, null));
                continue;
            }
            Map<String, String> texts = texts(codelist.get(), language);
            if (labels == LabelMode.BOTH) {
                columns.add(new Column(component, name, null));
                columns.add(new Column(component, name + LABEL_SUFFIX, texts));
            } else {
                columns.add(new Column(component, name, texts));
            }
        }
        return new AnswerLayout(columns);
    }

    public static Map<String, String> texts(Codelist codelist, Language language) {
        var texts = new LinkedHashMap<String, String>();
        for (Code code : codelist.listCodes()) {
            texts.put(code.id(), code.label().in(language));
        }
        return texts;
    }
}
