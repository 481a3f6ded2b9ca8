package org.steppe.etl.load;

import java.io.IOException;
import java.nio.file.Files;
import java.util.Optional;
import java.util.function.Consumer;
import org.steppe.etl.harmonise.Harmonised;
import org.steppe.etl.harmonise.Harmoniser;
import org.steppe.etl.issue.ImportIssue;
import org.steppe.etl.issue.IssueKind;
import org.steppe.etl.issue.IssueLog;
import org.steppe.etl.source.CollectedFigure;
import org.steppe.etl.source.FigureReader;
import org.steppe.etl.source.Publication;
import org.steppe.etl.source.Sources;
import org.steppe.warehouse.observation.Figure;

/** One pass over the figures of all publications: read, corrected, harmonised, handed on, and forgotten. */
final class FigurePass {

    /** The words as printed prove a figure; whole sentences of a document do not belong into the sources. */
    private static final int PUBLISHED_TEXT_LENGTH = 20;

    private final Sources sources;
    private final Harmoniser harmoniser;
    private final IssueLog issues;
    private final LoadProgress progress;
    private long read;
    private long rejected;

    FigurePass(Sources sources, Harmoniser harmoniser, IssueLog issues, LoadProgress progress) {
        this.sources = sources;
        this.harmoniser = harmoniser;
        this.issues = issues;
        this.progress = progress;
    }

    void run(Consumer<Figure> figures) {
        progress.begin(LoadProgress.Phase.READING, bytes());
        try {
            for (Publication publication : sources.publications()) {
                FigureReader.read(publication, issues, progress::advance, collected -> take(collected, figures));
            }
        } finally {
            progress.end();
        }
        sources.corrections().report(issues);
    }

    private long bytes() {
        long bytes = 0;
        for (Publication publication : sources.publications()) {
            if (publication.figures() != null) {
                try {
                    bytes += Files.size(publication.figures().path());
                } catch (IOException unreadable) {
                    // It becomes an issue when it is read.
                }
            }
        }
        return bytes;
    }

    private void take(CollectedFigure collected, Consumer<Figure> figures) {
        read++;
        checkText(collected);
        Optional<CollectedFigure> corrected = sources.corrections().apply(collected);
        if (corrected.isEmpty()) {
            return;
        }
        switch (harmoniser.harmonise(corrected.get())) {
            case Harmonised.Accepted accepted -> figures.accept(accepted.figure());
            case Harmonised.Rejected problems -> {
                rejected++;
                problems.issues().forEach(issues::add);
            }
        }
    }

    private void checkText(CollectedFigure figure) {
        String text = figure.publishedText();
        if (text.length() > PUBLISHED_TEXT_LENGTH && text.codePointCount(0, text.length()) > PUBLISHED_TEXT_LENGTH) {
            issues.add(new ImportIssue(
                    IssueKind.PUBLISHED_TEXT_LONG,
                    figure.file(),
                    figure.line(),
                    "published_text",
                    text,
                    "at most " + PUBLISHED_TEXT_LENGTH + " characters, the words that carry the figure",
                    "the figure is loaded with it"));
        }
    }

    long read() {
        return read;
    }

    long rejected() {
        return rejected;
    }
}
