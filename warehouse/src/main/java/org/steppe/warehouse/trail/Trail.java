package org.steppe.warehouse.trail;

import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.steppe.warehouse.format.ByteSink;
import org.steppe.warehouse.format.DataWriter;
import org.steppe.warehouse.format.batch.RowReader;
import org.steppe.warehouse.generation.DatasetEntry;
import org.steppe.warehouse.generation.Generation;
import org.steppe.warehouse.generation.StoredVersion;
import org.steppe.warehouse.generation.VersionEntry;
import org.steppe.warehouse.observation.Source;
import org.steppe.warehouse.query.ComponentFilter;
import org.steppe.warehouse.query.DataQuery;
import org.steppe.warehouse.query.ObservationColumns;
import org.steppe.warehouse.query.TrailSelection;
import org.steppe.warehouse.store.ObservationCursor;
import org.steppe.warehouse.store.ObservationStore;
import org.steppe.warehouse.structure.Code;
import org.steppe.warehouse.structure.DataStructure;
import org.steppe.warehouse.structure.Dimension;
import org.steppe.warehouse.structure.Label;
import org.steppe.warehouse.structure.NearestNames;

/**
 * The trail of one observation in the latest version of its dataset: what it is, its value now, and every figure behind
 * it. The figures are read anew each time, row by row, because a chain of revisions has no bound.
 */
public final class Trail {

    private static final Pattern ID = Pattern.compile("([a-z][a-z0-9-]*)\\.[0-9a-v]{13}");

    private static final long MOST_COMPARED = 200_000;

    private final ObservationStore store;
    private final Generation generation;
    private final StoredVersion version;
    private final ObservationHead head;

    private Trail(ObservationStore store, Generation generation, StoredVersion version, ObservationHead head) {
        this.store = store;
        this.generation = generation;
        this.version = version;
        this.head = head;
    }

    /** The dataset that an id names, whether there is such a dataset and such an observation or not. */
    public static Optional<String> datasetOf(String id) {
        Matcher matcher = ID.matcher(id);
        return matcher.matches() ? Optional.of(matcher.group(1)) : Optional.empty();
    }

    /** Empty when the generation has no such observation. */
    public static Optional<Trail> find(ObservationStore store, Generation generation, String id) {
        return datasetOf(id)
                .flatMap(generation::findDataset)
                .flatMap(dataset -> generation.findStored(
                        dataset.dataset(), dataset.latest().version()))
                .flatMap(version ->
                        head(store, generation, version, id).map(head -> new Trail(store, generation, version, head)));
    }

    private static Optional<ObservationHead> head(
            ObservationStore store, Generation generation, StoredVersion version, String id) {
        DataStructure structure = version.description().dataflow().structure();
        var query = new DataQuery(
                version.dataset(),
                version.entry().version(),
                List.of(new ComponentFilter(ObservationColumns.OBSERVATION_ID, new TreeSet<>(Set.of(id)))),
                List.of(),
                null,
                null,
                null,
                false,
                ObservationColumns.available(structure, false),
                List.of(),
                0,
                null);
        try (ObservationCursor cursor = store.open(generation, query)) {
            Optional<ObservationHead> head = Optional.empty();
            while (cursor.next()) {
                if (cursor.batch().getRowCount() > 0) {
                    head = Optional.of(
                            ObservationHead.read(structure, new RowReader(cursor.batch(), cursor.dictionaries())));
                }
            }
            return head;
        }
    }

    public ObservationHead head() {
        return head;
    }

    public StoredVersion version() {
        return version;
    }

    public Generation generation() {
        return generation;
    }

    public Source source(TrailFigure figure) {
        return generation
                .findSource(figure.printed().sourceId())
                .orElseThrow(() -> new IllegalStateException(
                        "No source " + figure.printed().sourceId()));
    }

    /** Figures in order of judgement; whoever opened it closes it. */
    public ObservationCursor open() {
        return store.openTrail(version, new TrailSelection.OfObservation(head.id()));
    }

    /** Tells every figure in order of judgement. */
    public void forEach(Consumer<TrailFigure> figures) {
        DataStructure structure = version.description().dataflow().structure();
        try (ObservationCursor cursor = open()) {
            while (cursor.next()) {
                var rows = new RowReader(cursor.batch(), cursor.dictionaries());
                for (int row = 0; row < cursor.batch().getRowCount(); row++) {
                    figures.accept(TrailFigure.read(structure, rows, row));
                }
            }
        }
    }

    /** Where a figure stands in the text of its publication; empty without a copy of that text. */
    public Optional<Passage> passage(TrailFigure figure) {
        return store.findDocument(generation, figure.printed().sourceId())
                .flatMap(text -> Passage.find(text, figure.printed().text("LOCATOR")));
    }

    /** Writes the record as JSON from the rows of {@link #open()}. */
    public DataWriter writer(ObservationCursor cursor) {
        return new RecordWriter(this, new FigureJson(generation, new Documents(store, generation)), cursor);
    }

    /** Writes the whole record as JSON, chunk by chunk: a chain of revisions has no bound. */
    public void writeRecord(OutputStream out) throws IOException {
        try (ObservationCursor cursor = open();
                DataWriter writer = writer(cursor)) {
            var sink = new ByteSink();
            writer.begin(sink);
            while (cursor.next()) {
                int rows = cursor.batch().getRowCount();
                for (int row = 0; row < rows; ) {
                    row = writer.writeRows(cursor.batch(), row, rows, sink);
                    sink.drainTo(out);
                }
            }
            writer.end(List.of(), sink);
            sink.drainTo(out);
        }
    }

    /**
     * Ids of observations that somebody may have meant who wrote one that does not exist, nearest first; none where the
     * dataset has so many that comparing them takes longer than looking one up.
     */
    public static List<String> nearestIds(
            ObservationStore store, Generation generation, String dataset, String asked, int limit) {
        Optional<VersionEntry> latest = generation.findDataset(dataset).map(DatasetEntry::latest);
        if (latest.isEmpty() || latest.get().observations() > MOST_COMPARED) {
            return List.of();
        }
        var ids = new ArrayList<String>();
        DataQuery query =
                DataQuery.all(dataset, latest.get().version()).columns(List.of(ObservationColumns.OBSERVATION_ID));
        try (ObservationCursor cursor = store.open(generation, query)) {
            while (cursor.next()) {
                var rows = new RowReader(cursor.batch(), cursor.dictionaries());
                for (int row = 0; row < cursor.batch().getRowCount(); row++) {
                    ids.add(rows.requireText(ObservationColumns.OBSERVATION_ID, row));
                }
            }
        }
        return NearestNames.among(ids, asked, limit);
    }

    /** Label of the code of every dimension, by its lower-case id. */
    public Map<String, Label> keyLabels() {
        var labels = new LinkedHashMap<String, Label>();
        for (Dimension dimension : version.description().dataflow().structure().dimensions()) {
            String name = dimension.id().toLowerCase(java.util.Locale.ROOT);
            version.description()
                    .getCodelist(dimension.codelist())
                    .findCode(head.key().getOrDefault(name, ""))
                    .map(Code::label)
                    .ifPresent(label -> labels.put(name, label));
        }
        return labels;
    }
}
