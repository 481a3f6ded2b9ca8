package org.steppe.etl.source;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.steppe.etl.issue.ImportIssue;
import org.steppe.etl.issue.IssueKind;
import org.steppe.etl.issue.IssueLog;

/**
 * The corrections of all sources. Counts what each of them met, because a correction that meets nothing, or more than
 * one figure, is an error of its own. One object serves one pass over the figures.
 */
public final class Corrections {

    private final Map<String, List<Correction>> bySource = new HashMap<>();
    private final List<Correction> corrections;
    private final Map<Correction, Integer> met = new HashMap<>();
    private long replaced;
    private long leftOut;

    public Corrections(List<Correction> corrections) {
        this.corrections = List.copyOf(corrections);
        for (Correction correction : corrections) {
            bySource.computeIfAbsent(correction.source(), source -> new ArrayList<>())
                    .add(correction);
        }
    }

    /** The figure as it is to be loaded, or empty when it is to be left out. */
    public Optional<CollectedFigure> apply(CollectedFigure figure) {
        List<Correction> ofSource = bySource.get(figure.sourceId());
        if (ofSource == null) {
            return Optional.of(figure);
        }
        CollectedFigure corrected = figure;
        for (Correction correction : ofSource) {
            if (!correction.matches(figure)) {
                continue;
            }
            met.merge(correction, 1, Integer::sum);
            switch (correction.action()) {
                case Correction.Action.LeaveOut leaveOut -> {
                    leftOut++;
                    return Optional.empty();
                }
                case Correction.Action.Replace replace -> {
                    replaced++;
                    corrected = corrected.with(replace.cells(), correction.id());
                }
            }
        }
        return Optional.of(corrected);
    }

    /** The sources of which figures are corrected. */
    public Set<String> sources() {
        return Set.copyOf(bySource.keySet());
    }

    /** The corrections that name this figure, as the warehouse keeps them. */
    public List<org.steppe.warehouse.observation.Correction> describe(CollectedFigure figure) {
        return bySource.getOrDefault(figure.sourceId(), List.of()).stream()
                .filter(correction -> correction.matches(figure))
                .map(correction -> correction.describe(figure))
                .toList();
    }

    /** Figures loaded with other cells than the source has. */
    public long replaced() {
        return replaced;
    }

    /** Figures not loaded. */
    public long leftOut() {
        return leftOut;
    }

    /** Tells of corrections that did not meet exactly one figure. To be called after the last figure. */
    public void report(IssueLog issues) {
        for (Correction correction : corrections) {
            int count = met.getOrDefault(correction, 0);
            if (count == 0) {
                issues.add(issue(IssueKind.CORRECTION_WITHOUT_FIGURE, correction, "no such figure"));
            } else if (count > 1) {
                issues.add(issue(IssueKind.CORRECTION_AMBIGUOUS, correction, count + " such figures"));
            }
        }
    }

    private static ImportIssue issue(IssueKind kind, Correction correction, String found) {
        return correction
                .place()
                .issue(
                        kind,
                        "match",
                        found,
                        "exactly one figure of source '" + correction.source()
                                + "' that the cells under 'match' name; add cells, or remove the correction",
                        "nothing is published until it is put right");
    }
}
