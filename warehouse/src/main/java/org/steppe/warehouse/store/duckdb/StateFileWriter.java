package org.steppe.warehouse.store.duckdb;

import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import org.steppe.warehouse.format.AnswerHead;
import org.steppe.warehouse.format.AnswerLayout;
import org.steppe.warehouse.format.DataFormat;
import org.steppe.warehouse.format.LabelMode;
import org.steppe.warehouse.format.writer.DataWriters;
import org.steppe.warehouse.generation.DatasetDescription;
import org.steppe.warehouse.generation.Generation;
import org.steppe.warehouse.generation.StoredVersion;
import org.steppe.warehouse.query.DataQuery;
import org.steppe.warehouse.query.ObservationColumns;
import org.steppe.warehouse.store.ObservationCursor;
import org.steppe.warehouse.store.series.PastStates;
import org.steppe.warehouse.structure.Language;

/** Writes what a reader would get who asked the engine for everything known on a day. */
final class StateFileWriter implements PastStates.StateWriter {

    private final BiFunction<Generation, DataQuery, ObservationCursor> engine;

    StateFileWriter(BiFunction<Generation, DataQuery, ObservationCursor> engine) {
        this.engine = engine;
    }

    @Override
    public void write(Generation generation, StoredVersion version, LocalDate day, Path file) throws IOException {
        DatasetDescription description = version.description();
        List<String> columns =
                ObservationColumns.standard(description.dataflow().structure(), false);
        DataQuery query = DataQuery.all(version.dataset(), version.entry().version())
                .columns(columns)
                .asOf(day);
        AnswerLayout layout = AnswerLayout.of(description, columns, LabelMode.CODE, Language.ZH);
        var head = new AnswerHead(
                description,
                query.version(),
                version.entry().publishedAt(),
                query,
                Language.ZH,
                file.toString(),
                null,
                generation::findSource,
                Map.of());
        try (DataWriters writers = new DataWriters();
                ObservationCursor rows = engine.apply(generation, query)) {
            boolean more = rows.next();
            try (var written = new WrittenFile(
                    WrittenFile.open(file),
                    writers.create(DataFormat.ARROW_FILE, head, layout, rows.batch(), rows.dictionaries()))) {
                while (more) {
                    written.write(rows.batch());
                    more = rows.next();
                }
                written.end();
            }
        }
    }
}
