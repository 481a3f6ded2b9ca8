package org.steppe.etl.load;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.steppe.etl.issue.ImportIssue;
import org.steppe.etl.issue.ImportReport;
import org.steppe.etl.issue.IssueKind;
import org.steppe.etl.issue.IssueLog;
import org.steppe.warehouse.observation.Figure;
import org.steppe.warehouse.store.JudgementListener;
import org.steppe.warehouse.vintage.JudgedFigure;
import org.steppe.warehouse.vintage.Judgement;
import org.steppe.warehouse.vintage.PublishedFigure;

/** Counts how figures were judged and tells of those that conflict. */
final class JudgementCounter implements JudgementListener {

    private final IssueLog issues;
    private final LoadProgress progress;
    private final Map<Judgement, Long> counts = new EnumMap<>(Judgement.class);
    private long observations;

    JudgementCounter(IssueLog issues, LoadProgress progress) {
        this.issues = issues;
        this.progress = progress;
    }

    @Override
    public void judged(List<JudgedFigure> figures) {
        observations++;
        for (JudgedFigure figure : figures) {
            counts.merge(figure.judgement(), 1L, Long::sum);
            if (figure.judgement().isConflict()) {
                issues.add(conflict(figure, figures.get(figure.against())));
            }
        }
        progress.advance(figures.size());
    }

    private static ImportIssue conflict(JudgedFigure judged, JudgedFigure against) {
        Figure figure = judged.published().figure();
        Figure other = against.published().figure();
        boolean same = figure.sourceId().equals(other.sourceId());
        return new ImportIssue(
                same ? IssueKind.PUBLICATION_DISAGREES_WITH_ITSELF : IssueKind.CONFLICT,
                "publications/" + figure.sourceId() + "/figures.csv",
                0,
                "value",
                printed(judged.published()),
                printed(against.published()) + " as " + (same ? "in another line" : other.sourceId()) + " has for "
                        + figure.dataset() + " " + figure.key() + " " + figure.period(),
                "both are kept, and the value stays " + other.value().toPlainString() + " (" + reason(judged) + ")");
    }

    private static String reason(JudgedFigure judged) {
        return switch (judged.judgement()) {
            case CONFLICTS_WITH_MORE_AUTHORITATIVE -> "its publisher has more authority";
            case CONFLICTS_ON_THE_SAME_DAY -> "both are of one day";
            case CONFLICTS_UNDATED -> "an undated publication cannot be told to be later";
            case FIRST, RESTATES, REFINES, REVISES -> "there is no conflict";
        };
    }

    private static String printed(PublishedFigure figure) {
        String day =
                figure.publishedOn() == null ? "undated" : figure.publishedOn().toString();
        return figure.figure().publishedValue() + " " + figure.figure().publishedUnit() + " (" + day + ")";
    }

    ImportReport.Judging counts() {
        return new ImportReport.Judging(
                observations,
                counts.values().stream().mapToLong(Long::longValue).sum(),
                count(Judgement.FIRST),
                count(Judgement.RESTATES),
                count(Judgement.REFINES),
                count(Judgement.REVISES),
                counts.entrySet().stream()
                        .filter(entry -> entry.getKey().isConflict())
                        .mapToLong(Map.Entry::getValue)
                        .sum());
    }

    private long count(Judgement judgement) {
        return counts.getOrDefault(judgement, 0L);
    }
}
