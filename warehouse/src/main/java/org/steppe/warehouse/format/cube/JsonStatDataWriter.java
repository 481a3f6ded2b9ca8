package org.steppe.warehouse.format.cube;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.apache.arrow.vector.dictionary.DictionaryProvider;
import org.jspecify.annotations.Nullable;
import org.steppe.warehouse.format.AnswerHead;
import org.steppe.warehouse.format.AnswerLayout;
import org.steppe.warehouse.format.ByteSink;
import org.steppe.warehouse.format.Column;
import org.steppe.warehouse.format.DataWriter;
import org.steppe.warehouse.format.Warning;
import org.steppe.warehouse.format.batch.Cells;
import org.steppe.warehouse.format.batch.DictionaryColumn;
import org.steppe.warehouse.format.text.JsonCellStyle;
import org.steppe.warehouse.format.text.TextColumn;
import org.steppe.warehouse.format.text.TextColumns;
import org.steppe.warehouse.generation.DatasetDescription;
import org.steppe.warehouse.observation.ObservationStatus;
import org.steppe.warehouse.observation.Source;
import org.steppe.warehouse.structure.Code;
import org.steppe.warehouse.structure.DataStructure;

/**
 * A dataset of JSON-stat 2.0. The first pass over the rows finds the categories, the second writes the values and
 * whatever of the rest is small; more passes follow for what is large. Statuses are told where they are not normal. What
 * JSON-stat has no place for stands in {@code extension}, by the numbers of the cells.
 */
public final class JsonStatDataWriter implements DataWriter {

    private static final String OBS_STATUS = "OBS_STATUS";
    private static final String SOURCE_ID = "SOURCE_ID";
    private static final String NORMAL = ObservationStatus.A.name();

    /** The gaps of a dense cube must fit into memory. */
    private static final long MOST_DENSE = 1L << 20;

    private final JsonStatTexts texts;
    private final Cube cube;
    private final @Nullable CubeUnits units;
    private final TextColumn values;
    private final @Nullable CubeAttribute status;
    private final List<CubeAttribute> attributes = new ArrayList<>();
    private final @Nullable DictionaryColumn sourceIds;
    private List<Source> sources = List.of();
    private @Nullable CubeSections sections;

    public JsonStatDataWriter(
            AnswerHead head, AnswerLayout layout, VectorSchemaRoot batch, DictionaryProvider dictionaries) {
        DatasetDescription description = head.description();
        this.texts = new JsonStatTexts(head);
        this.cube = Cube.of(description, batch, dictionaries);
        this.units = CubeUnits.find(cube);
        this.values = TextColumns.plain(
                new Column(DataStructure.OBS_VALUE, "value", null),
                new JsonCellStyle(),
                true,
                Cells.column(batch, DataStructure.OBS_VALUE),
                new ByteSink());
        CubeAttribute found = null;
        for (String component : describing(layout)) {
            CubeAttribute attribute = CubeAttribute.of(component, description, batch, dictionaries);
            if (component.equals(OBS_STATUS)) {
                found = attribute;
            } else {
                attributes.add(attribute);
            }
        }
        this.status = found;
        this.sourceIds = DictionaryColumn.find(SOURCE_ID, batch, dictionaries).orElse(null);
    }

    /** The columns that are neither key nor value; a label beside its code is one and the same. */
    private List<String> describing(AnswerLayout layout) {
        List<String> key =
                cube.dimensions().stream().map(CubeDimension::component).toList();
        return layout.columns().stream()
                .map(Column::component)
                .filter(component -> !key.contains(component) && !component.equals(DataStructure.OBS_VALUE))
                .distinct()
                .toList();
    }

    @Override
    public void begin(ByteSink out) {
        // Everything depends on the categories, which only the rows tell.
    }

    @Override
    public int writeRows(VectorSchemaRoot batch, int from, int to, ByteSink out) {
        if (from == 0) {
            // Every batch is begun with its first row.
            bind(batch);
        }
        CubeSections writing = sections;
        if (writing == null) {
            for (int row = from; row < to; row++) {
                survey(row);
            }
            return to;
        }
        int row = from;
        do {
            writing.write(row, cube.cell(row), out);
            row++;
        } while (row < to && !out.isFull());
        return row;
    }

    private void bind(VectorSchemaRoot batch) {
        cube.bind(batch);
        values.bind(batch);
        attributes.forEach(attribute -> attribute.bind(batch));
        if (units != null) {
            units.bind(batch);
        }
        if (status != null) {
            status.bind(batch);
        }
        if (sourceIds != null) {
            sourceIds.bind(batch);
        }
    }

    private void survey(int row) {
        cube.survey(row);
        attributes.forEach(attribute -> attribute.survey(row));
        if (units != null) {
            units.survey(row);
        }
        if (status != null) {
            status.survey(row);
        }
        if (sourceIds != null) {
            sourceIds.meet(row);
        }
    }

    @Override
    public boolean again(ByteSink out) {
        if (sections != null) {
            return sections.endPass(out);
        }
        cube.close();
        sources = sourceIds == null ? List.of() : texts.sources(sourceIds.metTexts());
        texts.writeHead(cube, units, sources, out);
        sections = new CubeSections(sections());
        sections.beginPass(out);
        if (cube.rows() > 0) {
            return true;
        }
        sections.endPass(out);
        return false;
    }

    private List<CubeSection> sections() {
        var list = new ArrayList<CubeSection>();
        list.add(valueSection());
        CubeAttribute statuses = status;
        if (statuses != null && statuses.hasOtherThan(NORMAL)) {
            list.add(new SparseCubeSection(
                    ",\n\"status\":", statuses.values(), row -> !Objects.equals(statuses.code(row), NORMAL), ""));
        }
        String opening = ",\n\"extension\":{\"attributes\":{\n";
        for (CubeAttribute attribute : attributes) {
            if (attribute.occurs()) {
                list.add(new SparseCubeSection(
                        opening + texts.attributeOpening(attribute), attribute.values(), row -> true, "}"));
                opening = ",\n";
            }
        }
        return list;
    }

    private CubeSection valueSection() {
        boolean isDense = cube.isOrdered() && cube.cells() <= 2 * cube.rows() && cube.cells() <= MOST_DENSE;
        return isDense
                ? new DenseCubeSection(",\"value\":", values, cube.cells())
                : new SparseCubeSection(",\"value\":", values, row -> true, "");
    }

    @Override
    public void end(List<Warning> warnings, ByteSink out) {
        boolean hasAttributes = attributes.stream().anyMatch(CubeAttribute::occurs);
        out.put(hasAttributes ? "\n}" : ",\n\"extension\":{\"attributes\":{}");
        List<Code> statuses = status == null
                ? List.of()
                : status.labelledCodes().stream()
                        .filter(code -> !code.id().equals(NORMAL))
                        .toList();
        texts.writeTail(statuses, sources, warnings, out);
        out.put("}\n");
    }

    @Override
    public void close() {
        // Nothing outside the heap.
    }
}
