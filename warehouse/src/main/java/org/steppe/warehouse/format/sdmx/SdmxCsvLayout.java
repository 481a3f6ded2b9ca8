package org.steppe.warehouse.format.sdmx;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.apache.arrow.vector.dictionary.DictionaryProvider;
import org.steppe.warehouse.format.AnswerHead;
import org.steppe.warehouse.format.AnswerLayout;
import org.steppe.warehouse.format.ByteSink;
import org.steppe.warehouse.format.ChangesHead;
import org.steppe.warehouse.format.Column;
import org.steppe.warehouse.format.FormatOptions;
import org.steppe.warehouse.format.LabelMode;
import org.steppe.warehouse.format.batch.Cells;
import org.steppe.warehouse.format.text.CellStyle;
import org.steppe.warehouse.format.text.TextColumn;
import org.steppe.warehouse.format.text.TextColumns;
import org.steppe.warehouse.generation.DatasetDescription;
import org.steppe.warehouse.query.ObservationColumns;
import org.steppe.warehouse.structure.Language;

/** The columns of one answer in SDMX-CSV. */
final class SdmxCsvLayout {

    /** Between an id and its name. */
    private static final String COLON = ": ";

    private final DatasetDescription description;
    private final Language language;
    private final FormatOptions options;
    private final String reference;
    private final List<SdmxComponent> components;

    SdmxCsvLayout(AnswerHead head, FormatOptions options) {
        this(
                head.description(),
                new SdmxDataset(head.dataset(), head.version()),
                head.language(),
                options,
                head.query().columns());
    }

    /** Of all columns of a version in ids alone. */
    SdmxCsvLayout(ChangesHead head) {
        this(
                head.stored().description(),
                new SdmxDataset(head.stored().dataset(), head.stored().entry().version()),
                Language.ZH,
                FormatOptions.USUAL,
                ObservationColumns.standard(
                        head.stored().description().dataflow().structure(), false));
    }

    private SdmxCsvLayout(
            DatasetDescription description,
            SdmxDataset dataset,
            Language language,
            FormatOptions options,
            List<String> columns) {
        this.description = description;
        this.language = language;
        this.options = options;
        this.reference = dataset.reference();
        this.components = SdmxComponent.chosen(description.dataflow().structure(), columns);
    }

    List<String> header() {
        var header = new ArrayList<>(List.of("STRUCTURE", "STRUCTURE_ID"));
        if (options.labels() == LabelMode.LABEL) {
            header.add("STRUCTURE_NAME");
        }
        header.add("ACTION");
        if (options.keys().hasSeries()) {
            header.add("SERIES_KEY");
        }
        if (options.keys().hasObservation()) {
            header.add("OBS_KEY");
        }
        for (SdmxComponent component : components) {
            String name = component.label().in(language);
            switch (options.labels()) {
                case CODE -> header.add(component.id());
                case LABEL -> header.addAll(List.of(component.id(), name));
                case BOTH -> header.add(component.id() + COLON + name);
            }
        }
        return header;
    }

    /** What is the same in every row. */
    List<String> rowStart(String action) {
        String title = description.dataflow().title().in(language);
        return switch (options.labels()) {
            case CODE -> List.of("dataflow", reference, action);
            case LABEL -> List.of("dataflow", reference, title, action);
            case BOTH -> List.of("dataflow", reference + COLON + title, action);
        };
    }

    /** What the columns of keys are made of. */
    List<AnswerLayout> keys() {
        var series = new ArrayList<Column>();
        var observation = new ArrayList<Column>();
        for (SdmxComponent component : components) {
            switch (component.role()) {
                case DIMENSION -> {
                    series.add(ids(component));
                    observation.add(ids(component));
                }
                case TIME -> observation.add(ids(component));
                case MEASURE, ATTRIBUTE -> {}
            }
        }
        var keys = new ArrayList<AnswerLayout>();
        if (options.keys().hasSeries()) {
            keys.add(new AnswerLayout(series));
        }
        if (options.keys().hasObservation()) {
            keys.add(new AnswerLayout(observation));
        }
        return keys;
    }

    TextColumns columns(CellStyle style, VectorSchemaRoot batch, DictionaryProvider dictionaries) {
        var columns = new ArrayList<TextColumn>();
        var scratch = new ByteSink();
        for (SdmxComponent component : components) {
            FieldVector vector = Cells.column(batch, component.id());
            boolean isFirst = columns.isEmpty();
            switch (options.labels()) {
                case CODE -> columns.add(TextColumns.of(ids(component), style, isFirst, vector, dictionaries, scratch));
                case LABEL -> {
                    columns.add(TextColumns.of(ids(component), style, isFirst, vector, dictionaries, scratch));
                    columns.add(
                            component.codelist() == null
                                    ? new BlankTextColumn(ids(component), style, false)
                                    : TextColumns.of(
                                            named(component, names(component)),
                                            style,
                                            false,
                                            vector,
                                            dictionaries,
                                            scratch));
                }
                case BOTH ->
                    columns.add(TextColumns.of(
                            named(component, idsWithNames(component)), style, isFirst, vector, dictionaries, scratch));
            }
        }
        return TextColumns.of(columns, batch);
    }

    private static Column ids(SdmxComponent component) {
        return new Column(component.id(), component.id(), null);
    }

    private static Column named(SdmxComponent component, Map<String, String> texts) {
        return new Column(component.id(), component.id(), texts);
    }

    private Map<String, String> names(SdmxComponent component) {
        return description
                .findCodelistOf(component.id())
                .map(codelist -> AnswerLayout.texts(codelist, language))
                .orElse(Map.of());
    }

    private Map<String, String> idsWithNames(SdmxComponent component) {
        var texts = new LinkedHashMap<String, String>();
        names(component).forEach((id, name) -> texts.put(id, id + COLON + name));
        return texts;
    }
}
