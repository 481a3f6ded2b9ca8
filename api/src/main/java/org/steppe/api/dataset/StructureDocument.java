package org.steppe.api.dataset;

import io.micronaut.serde.annotation.Serdeable;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.SortedSet;
import org.jspecify.annotations.Nullable;
import org.steppe.api.http.LabelText;
import org.steppe.warehouse.format.Warning;
import org.steppe.warehouse.generation.DatasetDescription;
import org.steppe.warehouse.query.ColumnLabels;
import org.steppe.warehouse.query.ColumnTypes;
import org.steppe.warehouse.query.ObservationColumns;
import org.steppe.warehouse.structure.Attribute;
import org.steppe.warehouse.structure.Code;
import org.steppe.warehouse.structure.Codelist;
import org.steppe.warehouse.structure.DataStructure;
import org.steppe.warehouse.structure.Dimension;

/** The structure of one version of a dataset with the codes it uses. */
@Serdeable
record StructureDocument(
        String dataset,
        String version,
        @Nullable String asOf,
        LabelText title,
        List<DimensionDocument> dimensions,
        TimeDimension timeDimension,
        Measure measure,
        List<AttributeDocument> attributes,
        List<ColumnDocument> columns,
        @Nullable List<Warning> warnings) {

    @Serdeable
    record CodeDocument(
            String code,
            @Nullable String parent,
            LabelText label,
            @Nullable String note,
            boolean inUse) {}

    @Serdeable
    record DimensionDocument(String id, int position, String codelist, LabelText label, List<CodeDocument> codes) {}

    @Serdeable
    record TimeDimension(
            String id,
            int position,
            LabelText label,
            @Nullable String firstPeriod,
            @Nullable String lastPeriod) {}

    @Serdeable
    record Measure(String id, String type, LabelText label) {}

    @Serdeable
    record AttributeDocument(
            String id,
            String type,
            LabelText label,
            @Nullable String codelist,
            @Nullable List<CodeDocument> codes) {}

    @Serdeable
    record ColumnDocument(String id, String type, LabelText label, boolean standard, boolean historyOnly) {}

    /**
     * @param description what was known then, where a day is asked for
     * @param warnings null where no day is asked for
     */
    static StructureDocument of(
            String dataset,
            String version,
            DatasetDescription description,
            @Nullable LocalDate asOf,
            @Nullable List<Warning> warnings) {
        DataStructure structure = description.dataflow().structure();
        var dimensions = new ArrayList<DimensionDocument>();
        for (Dimension dimension : structure.dimensions()) {
            dimensions.add(dimension(dimension, dimensions.size() + 1, description));
        }
        return new StructureDocument(
                dataset,
                version,
                asOf == null ? null : asOf.toString(),
                LabelText.of(description.dataflow().title()),
                dimensions,
                new TimeDimension(
                        lower(DataStructure.TIME_PERIOD),
                        dimensions.size() + 1,
                        column(structure, DataStructure.TIME_PERIOD),
                        description.firstPeriod(),
                        description.lastPeriod()),
                new Measure(
                        lower(DataStructure.OBS_VALUE),
                        lower(ColumnTypes.of(structure, DataStructure.OBS_VALUE).name()),
                        column(structure, DataStructure.OBS_VALUE)),
                structure.attributes().stream()
                        .map(attribute -> attribute(attribute, description))
                        .toList(),
                columns(structure),
                warnings);
    }

    private static DimensionDocument dimension(Dimension dimension, int position, DatasetDescription description) {
        Set<String> used = description.usedCodes().getOrDefault(dimension.id(), java.util.Collections.emptySortedSet());
        return new DimensionDocument(
                lower(dimension.id()),
                position,
                lower(dimension.codelist()),
                LabelText.of(dimension.label()),
                codes(description.getCodelist(dimension.codelist()), used));
    }

    private static AttributeDocument attribute(Attribute attribute, DatasetDescription description) {
        String codelist = attribute.codelist();
        List<CodeDocument> codes = null;
        if (codelist != null) {
            Codelist list = description.getCodelist(codelist);
            SortedSet<String> used = description.usedCodes().get(attribute.id());
            codes = codes(
                    list,
                    used != null
                            ? used
                            : Set.copyOf(list.listCodes().stream().map(Code::id).toList()));
        }
        return new AttributeDocument(
                lower(attribute.id()),
                lower(attribute.type().name()),
                LabelText.of(attribute.label()),
                codelist == null ? null : lower(codelist),
                codes);
    }

    private static List<CodeDocument> codes(Codelist codelist, Set<String> used) {
        return codelist.listCodes().stream()
                .map(code -> new CodeDocument(
                        code.id(), code.parent(), LabelText.of(code.label()), code.note(), used.contains(code.id())))
                .toList();
    }

    /** The columns that are no components of the structure. */
    private static List<ColumnDocument> columns(DataStructure structure) {
        List<String> standard = ObservationColumns.standard(structure, true);
        List<String> withoutHistory = ObservationColumns.available(structure, false);
        return ObservationColumns.available(structure, true).stream()
                .filter(id -> structure.findDimension(id).isEmpty()
                        && structure.findAttribute(id).isEmpty())
                .filter(id -> !id.equals(DataStructure.TIME_PERIOD) && !id.equals(DataStructure.OBS_VALUE))
                .map(id -> new ColumnDocument(
                        lower(id),
                        lower(ColumnTypes.of(structure, id).name()),
                        column(structure, id),
                        standard.contains(id),
                        !withoutHistory.contains(id)))
                .toList();
    }

    private static LabelText column(DataStructure structure, String id) {
        return LabelText.of(ColumnLabels.of(structure, id));
    }

    private static String lower(String name) {
        return name.toLowerCase(Locale.ROOT);
    }
}
