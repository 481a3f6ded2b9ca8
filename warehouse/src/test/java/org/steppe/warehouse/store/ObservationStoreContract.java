package org.steppe.warehouse.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.steppe.warehouse.generation.Catalogue;
import org.steppe.warehouse.generation.Generation;
import org.steppe.warehouse.observation.Figure;
import org.steppe.warehouse.observation.Source;
import org.steppe.warehouse.query.DataQuery;
import org.steppe.warehouse.query.DatasetVersion;
import org.steppe.warehouse.store.duckdb.SmallWarehouse;
import org.steppe.warehouse.vintage.JudgedFigure;

/** What every store of observations does, whatever engine it stands on. */
public abstract class ObservationStoreContract {

    @TempDir
    protected Path folder;

    protected abstract GenerationPublisher openPublisher(Path folder);

    protected abstract ObservationStore openStore(Path folder);

    static LongStream seeds() {
        return LongStream.rangeClosed(1, 10);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void everyQueryIsAnsweredAsTheReferenceAnswersIt(long seed) {
        var random = new RandomQueries(seed);
        ReferenceObservations reference = publish(random.sources(), random.figures(400));
        try (ObservationStore store = openStore(folder)) {
            Generation generation = store.generation();
            for (int i = 0; i < 80; i++) {
                DataQuery query = random.query(DatasetVersion.FIRST, reference.columns(false), reference.columns(true));
                assertThat(ObservationRows.readAll(store.open(generation, query)))
                        .as("%s", query)
                        .containsExactlyElementsOf(reference.answer(query));
                assertThat(store.availability(generation, query))
                        .as("availability of %s", query)
                        .isEqualTo(reference.availability(query));
            }
        }
    }

    /** Publishes figures of the dataset economy; the first of those with equal key, period and source counts. */
    protected ReferenceObservations publish(List<Source> sources, List<Figure> figures) {
        var judged = new ArrayList<List<JudgedFigure>>();
        Catalogue catalogue = SmallWarehouse.catalogue(sources.toArray(Source[]::new));
        try (GenerationPublisher publisher = openPublisher(folder);
                Staging staging = publisher.stage(catalogue)) {
            figures.forEach(staging::add);
            staging.prepare(judged::add).publish();
        }
        return new ReferenceObservations(SmallWarehouse.structure(), SmallWarehouse.codelists(), judged);
    }
}
