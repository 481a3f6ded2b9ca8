package org.steppe.warehouse.format.cube;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.apache.arrow.vector.dictionary.DictionaryProvider;
import org.jspecify.annotations.Nullable;
import org.steppe.warehouse.format.ByteSink;
import org.steppe.warehouse.format.Column;
import org.steppe.warehouse.format.batch.Cells;
import org.steppe.warehouse.format.batch.DictionaryColumn;
import org.steppe.warehouse.format.text.JsonCellStyle;
import org.steppe.warehouse.format.text.TextColumn;
import org.steppe.warehouse.format.text.TextColumns;
import org.steppe.warehouse.generation.DatasetDescription;
import org.steppe.warehouse.query.ColumnLabels;
import org.steppe.warehouse.structure.Attribute;
import org.steppe.warehouse.structure.Code;
import org.steppe.warehouse.structure.Codelist;
import org.steppe.warehouse.structure.DataStructure;
import org.steppe.warehouse.structure.Label;

/** What is said of single cells of a cube besides their value, as far as it occurs. */
final class CubeAttribute {

    private final String component;
    private final Label label;
    private final @Nullable Codelist codelist;
    private final @Nullable DictionaryColumn codes;
    private final TextColumn values;
    private boolean occurs;

    private CubeAttribute(
            String component,
            Label label,
            @Nullable Codelist codelist,
            @Nullable DictionaryColumn codes,
            TextColumn values) {
        this.component = component;
        this.label = label;
        this.codelist = codelist;
        this.codes = codes;
        this.values = values;
    }

    static CubeAttribute of(
            String component, DatasetDescription description, VectorSchemaRoot batch, DictionaryProvider dictionaries) {
        DataStructure structure = description.dataflow().structure();
        DictionaryColumn codes =
                DictionaryColumn.find(component, batch, dictionaries).orElse(null);
        var column = new Column(component, component.toLowerCase(Locale.ROOT), null);
        return new CubeAttribute(
                component,
                ColumnLabels.of(structure, component),
                structure
                        .findAttribute(component)
                        .map(Attribute::codelist)
                        .map(description::getCodelist)
                        .orElse(null),
                codes,
                codes == null
                        ? TextColumns.plain(
                                column, new JsonCellStyle(), true, Cells.column(batch, component), new ByteSink())
                        : new MetTextColumn(column, new JsonCellStyle(), codes));
    }

    /** As readers see it. */
    String id() {
        return component.toLowerCase(Locale.ROOT);
    }

    Label label() {
        return label;
    }

    TextColumn values() {
        return values;
    }

    void bind(VectorSchemaRoot batch) {
        values.bind(batch);
    }

    void survey(int row) {
        if (codes != null) {
            codes.meet(row);
        }
        occurs |= !values.isMissing(row);
    }

    /** Whether any row has a value. */
    boolean occurs() {
        return occurs;
    }

    /** The code of a row, null where it has none. */
    @Nullable
    String code(int row) {
        if (codes == null) {
            return null;
        }
        int index = codes.index(row);
        return index == DictionaryColumn.MISSING ? null : codes.text(index);
    }

    /** Whether any row has another code than this one. */
    boolean hasOtherThan(String code) {
        return codes != null && codes.metTexts().stream().anyMatch(met -> !met.equals(code));
    }

    /** The codes that occur and have a label; none for an attribute without codelist. */
    List<Code> labelledCodes() {
        Codelist list = codelist;
        DictionaryColumn met = codes;
        if (list == null || met == null) {
            return List.of();
        }
        return met.metTexts().stream()
                .map(list::findCode)
                .flatMap(Optional::stream)
                .toList();
    }
}
