package org.steppe.etl.load;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.steppe.etl.harmonise.Harmoniser;
import org.steppe.etl.issue.ImportIssue;
import org.steppe.etl.issue.ImportReport;
import org.steppe.etl.issue.IssueKind;
import org.steppe.etl.issue.IssueLog;
import org.steppe.etl.issue.Severity;
import org.steppe.etl.source.FigureReader;
import org.steppe.etl.source.LeftOutFigure;
import org.steppe.etl.source.Publication;
import org.steppe.etl.source.Sources;
import org.steppe.etl.source.SourcesReader;
import org.steppe.warehouse.generation.Catalogue;
import org.steppe.warehouse.generation.Generation;
import org.steppe.warehouse.generation.Manifest;
import org.steppe.warehouse.observation.Correction;
import org.steppe.warehouse.observation.Source;
import org.steppe.warehouse.store.GenerationPublisher;
import org.steppe.warehouse.store.PreparedDataset;
import org.steppe.warehouse.store.PreparedGeneration;
import org.steppe.warehouse.store.Staging;

/**
 * Loads a folder of sources into a warehouse. All or nothing: with a single error nothing is published, and the whole
 * folder is read all the same, so that one run tells of every problem.
 */
public final class Loader {

    /** With one of these in codelists, datasets or rules, almost every figure would be wrong for the same reason. */
    private static final Set<IssueKind> FILE_LOST = EnumSet.of(
            IssueKind.FILE_MISSING,
            IssueKind.FILE_UNREADABLE,
            IssueKind.FILE_MALFORMED,
            IssueKind.COLUMN_MISSING,
            IssueKind.COLUMN_UNKNOWN);

    private final Path folder;
    private final Supplier<GenerationPublisher> publishers;
    private final LoadProgress progress;

    /**
     * @param folder of the sources
     * @param publishers opens the warehouse; the loader closes it
     */
    public Loader(Path folder, Supplier<GenerationPublisher> publishers, LoadProgress progress) {
        this.folder = folder;
        this.publishers = publishers;
        this.progress = progress;
    }

    /**
     * Loads and publishes.
     *
     * @throws org.steppe.warehouse.error.SteppeException when the warehouse is locked, or cannot be read or written
     */
    public ImportReport load() {
        return load(null);
    }

    /**
     * Loads and publishes.
     *
     * @param note what readers of the history should know of it
     * @throws org.steppe.warehouse.error.SteppeException when the warehouse is locked, or cannot be read or written
     */
    public ImportReport load(@Nullable String note) {
        return run(prepared -> prepared.publish(note));
    }

    /**
     * Does everything that {@link #load()} does but publish.
     *
     * @throws org.steppe.warehouse.error.SteppeException when the warehouse is locked, or cannot be read or written
     */
    public ImportReport check() {
        return run(null);
    }

    /** @param publishing null to publish nothing */
    private ImportReport run(@Nullable Function<PreparedGeneration, Manifest> publishing) {
        try (GenerationPublisher publisher = publishers.get()) {
            var issues = new IssueLog();
            Sources sources = new SourcesReader(folder, issues).read();
            Harmoniser harmoniser = Harmoniser.of(sources, issues);
            var pass = new FigurePass(sources, harmoniser, issues, progress);
            if (issues.list(Severity.ERROR).stream().anyMatch(Loader::isFileLost)) {
                return refused(reading(sources, pass, false), issues);
            }
            if (issues.hasErrors()) {
                pass.run(figure -> {});
                return refused(reading(sources, pass, true), issues);
            }
            try (Staging staging = publisher.stage(catalogue(sources))) {
                addDocuments(sources, staging);
                pass.run(figure -> {
                    // What is staged after an error is thrown away: better to hurry to the report.
                    if (!issues.hasErrors()) {
                        staging.add(figure);
                    }
                });
                ImportReport.Reading reading = reading(sources, pass, true);
                return issues.hasErrors()
                        ? refused(reading, issues)
                        : judge(publisher, staging, reading, issues, publishing);
            }
        }
    }

    private static boolean isFileLost(ImportIssue issue) {
        return FILE_LOST.contains(issue.kind()) && !issue.file().startsWith("publications/");
    }

    private ImportReport judge(
            GenerationPublisher publisher,
            Staging staging,
            ImportReport.Reading reading,
            IssueLog issues,
            @Nullable Function<PreparedGeneration, Manifest> publishing) {
        var counter = new JudgementCounter(issues, progress);
        progress.begin(LoadProgress.Phase.JUDGING, reading.figures() - reading.leftOut());
        PreparedGeneration prepared;
        try {
            prepared = staging.prepare(counter);
        } finally {
            progress.end();
        }
        boolean changes = prepared.hasChanges();
        @Nullable Long generation = publisher.current().map(Generation::number).orElse(null);
        ImportReport.Outcome outcome = changes ? ImportReport.Outcome.CHECKED : ImportReport.Outcome.UNCHANGED;
        if (publishing != null && changes) {
            generation = publishing.apply(prepared).number();
            outcome = ImportReport.Outcome.PUBLISHED;
        }
        return new ImportReport(
                outcome,
                generation,
                reading,
                counter.counts(),
                prepared.datasets().stream().map(Loader::change).toList(),
                issues.counts(),
                List.of(),
                issues.list(Severity.WARNING));
    }

    private static ImportReport refused(ImportReport.Reading reading, IssueLog issues) {
        return new ImportReport(
                ImportReport.Outcome.REFUSED,
                null,
                reading,
                null,
                List.of(),
                issues.counts(),
                issues.list(Severity.ERROR),
                issues.list(Severity.WARNING));
    }

    private static Catalogue catalogue(Sources sources) {
        List<Source> publications =
                sources.publications().stream().map(Publication::source).toList();
        return new Catalogue(
                sources.dataflows(),
                List.copyOf(sources.codelists().values()),
                publications,
                corrections(sources),
                Map.of());
    }

    /** With what the figures were before; those that name nothing are told as issues, later and not here. */
    private static List<Correction> corrections(Sources sources) {
        var corrections = new ArrayList<Correction>();
        for (Publication publication : sources.publications()) {
            if (sources.corrections().sources().contains(publication.source().id())) {
                FigureReader.read(
                        publication,
                        new IssueLog(),
                        bytes -> {},
                        figure -> corrections.addAll(sources.corrections().describe(figure)));
            }
        }
        return corrections;
    }

    private static void addDocuments(Sources sources, Staging staging) {
        for (Publication publication : sources.publications()) {
            if (publication.document() != null) {
                staging.addDocument(
                        publication.source().id(), publication.document().path());
            }
        }
    }

    private static ImportReport.Reading reading(Sources sources, FigurePass pass, boolean complete) {
        Map<String, Long> listed = new TreeMap<>();
        for (LeftOutFigure figure : sources.leftOut()) {
            listed.merge(figure.reason(), 1L, Long::sum);
        }
        return new ImportReport.Reading(
                sources.publications().size(),
                sources.publications().stream()
                        .map(Publication::source)
                        .filter(source -> source.publishedOn() == null)
                        .map(Source::id)
                        .toList(),
                pass.read(),
                sources.corrections().replaced(),
                sources.corrections().leftOut(),
                pass.rejected(),
                listed,
                complete);
    }

    private static ImportReport.DatasetChange change(PreparedDataset dataset) {
        return new ImportReport.DatasetChange(
                dataset.dataset(),
                dataset.before() == null ? null : dataset.before().toString(),
                dataset.after().toString(),
                dataset.observations(),
                dataset.figures(),
                dataset.changes().added(),
                dataset.changes().revised(),
                dataset.changes().withdrawn(),
                dataset.changes().documented());
    }
}
