package org.steppe.api.extract;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.steppe.api.data.ObservationRequest;
import org.steppe.api.data.SelectionParameters;
import org.steppe.api.http.LabelText;
import org.steppe.warehouse.format.Column;
import org.steppe.warehouse.generation.DatasetDescription;
import org.steppe.warehouse.query.ColumnLabels;
import org.steppe.warehouse.query.ColumnTypes;
import org.steppe.warehouse.query.ComponentFilter;
import org.steppe.warehouse.query.DataQuery;
import org.steppe.warehouse.query.ObservationColumns;
import org.steppe.warehouse.structure.Attribute;
import org.steppe.warehouse.structure.Code;
import org.steppe.warehouse.structure.ComponentType;
import org.steppe.warehouse.structure.DataStructure;
import org.steppe.warehouse.structure.Dimension;

/** The table that a request for observations gets, as far as it is known without its rows. */
final class ExtractTable {

    /** The forms of a period, as a regular expression that all readers of descriptions understand. */
    static final String PERIOD_PATTERN = "[0-9]{4}(-(S[12]|Q[1-4]|[0-9]{2}(-[0-9]{2}(/P[1-9][0-9]{0,4}[DMY])?)?))?";

    private static final Set<String> ALWAYS_THERE = Set.of(
            DataStructure.TIME_PERIOD,
            SelectionParameters.SOURCE_ID,
            ObservationColumns.OBSERVATION_ID,
            ObservationColumns.PERIOD_START,
            ObservationColumns.PERIOD_END,
            ObservationColumns.STANDING,
            ObservationColumns.JUDGEMENT);

    private final DataQuery query;
    private final DatasetDescription description;
    private final DataStructure structure;
    private final List<TableColumn> columns;

    private ExtractTable(ObservationRequest request) {
        this.query = request.selection().query();
        this.description = request.selection().description();
        this.structure = description.dataflow().structure();
        this.columns = request.layout().columns().stream().map(this::describe).toList();
    }

    static ExtractTable of(ObservationRequest request) {
        return new ExtractTable(request);
    }

    List<TableColumn> columns() {
        return columns;
    }

    Optional<TableColumn> find(String component) {
        return columns.stream()
                .filter(column -> column.component().equals(component) && !column.isLabel())
                .findFirst();
    }

    /** The columns that tell one row from another; empty when the table does not have them all. */
    List<String> key() {
        List<Optional<TableColumn>> key = Stream.concat(
                        structure.dimensions().stream().map(Dimension::id), Stream.of(DataStructure.TIME_PERIOD))
                .map(this::find)
                .toList();
        boolean isPerFigure = query.history() && !query.vintages().isRowPerObservation();
        return isPerFigure || key.stream().anyMatch(Optional::isEmpty)
                ? List.of()
                : key.stream().flatMap(Optional::stream).map(TableColumn::name).toList();
    }

    private TableColumn describe(Column column) {
        String component = column.component();
        Dimension dimension = structure.findDimension(component).orElse(null);
        Attribute attribute = structure.findAttribute(component).orElse(null);
        boolean isLabel = column.labels() != null;
        String codelist = codelist(dimension, attribute);
        LabelText title = LabelText.of(ColumnLabels.of(structure, component));
        boolean isBesideItsCode = isLabel && !column.name().equals(SelectionParameters.lower(component));
        return new TableColumn(
                column.name(),
                component,
                isBesideItsCode ? new LabelText(title.zh() + "（名称）", title.en() + " (label)") : title,
                ColumnTypes.of(structure, component),
                codelist == null || isLabel ? null : SelectionParameters.lower(codelist),
                isLabel,
                dimension != null || ALWAYS_THERE.contains(component),
                codelist == null ? List.of() : values(component, codelist, column.labels()));
    }

    private static @Nullable String codelist(@Nullable Dimension dimension, @Nullable Attribute attribute) {
        if (dimension != null) {
            return dimension.codelist();
        }
        return attribute == null || attribute.type() != ComponentType.CODE ? null : attribute.codelist();
    }

    /** In the order of the codelist. Of dimensions only the codes of the selection, of attributes all in the codelist. */
    private List<String> values(String component, String codelist, @Nullable Map<String, String> labels) {
        SortedSet<String> used = description.usedCodes().get(component);
        SortedSet<String> selected = query.filters().stream()
                .filter(filter -> filter.component().equals(component))
                .findFirst()
                .map(ComponentFilter::values)
                .orElse(null);
        return description.getCodelist(codelist).listCodes().stream()
                .map(Code::id)
                .filter(code -> used == null || used.contains(code))
                .filter(code -> selected == null || selected.contains(code))
                .map(code -> labels == null ? code : labels.getOrDefault(code, code))
                .distinct()
                .toList();
    }
}
