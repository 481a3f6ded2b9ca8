package org.steppe.etl.issue;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a load read, what became of it, and what was wrong or remarkable.
 *
 * @param generation number of the generation that is live afterwards; null when nothing is, or nothing was published
 * @param reading what was in the sources
 * @param judging what became of the figures; null when errors kept them from being judged
 * @param datasets what the load does to each dataset, in the order in which readers see them
 * @param issueCounts how many issues of each kind there are
 * @param errors at most so many as {@link IssueLog} keeps
 * @param warnings likewise
 */
public record ImportReport(
        Outcome outcome,
        @Nullable Long generation,
        Reading reading,
        @Nullable Judging judging,
        List<DatasetChange> datasets,
        Map<IssueKind, Long> issueCounts,
        List<ImportIssue> errors,
        List<ImportIssue> warnings) {

    public ImportReport {
        datasets = List.copyOf(datasets);
        issueCounts = Map.copyOf(issueCounts);
        errors = List.copyOf(errors);
        warnings = List.copyOf(warnings);
    }

    /** How a load ended. */
    public enum Outcome {
        /** A new generation is live. */
        PUBLISHED,
        /** The sources say what the live generation says; nothing was published. */
        UNCHANGED,
        /** All is well; publishing was not asked for. */
        CHECKED,
        /** The sources have errors; nothing was published. */
        REFUSED
    }

    /**
     * @param undated ids of publications without a date, whose figures count as known from their first load on
     * @param figures read from publications
     * @param corrected of these, loaded with other cells by a correction
     * @param leftOut of these, not loaded by a correction
     * @param rejected of these, not loaded because of errors
     * @param listedAsLeftOut figures of the collection that are in no publication, by reason
     * @param complete false when errors in codelists, datasets or rules kept the figures from being read
     */
    public record Reading(
            long publications,
            List<String> undated,
            long figures,
            long corrected,
            long leftOut,
            long rejected,
            Map<String, Long> listedAsLeftOut,
            boolean complete) {

        public Reading {
            undated = List.copyOf(undated);
        }
    }

    /**
     * Every loaded figure is counted once.
     *
     * @param first figures that are the first of their observation
     * @param restated figures that agree with the value that was current
     * @param refined figures that agree and are more precise
     * @param revised figures that replaced the value
     * @param conflicting figures that differ and could not replace it
     */
    public record Judging(
            long observations, long figures, long first, long restated, long refined, long revised, long conflicting) {}

    /**
     * @param before the live version, null for a new dataset
     * @param after equal to {@code before} when nothing changed
     */
    public record DatasetChange(
            String dataset,
            @Nullable String before,
            String after,
            long observations,
            long figures,
            long added,
            long revised,
            long withdrawn,
            long documented) {

        public boolean isChanged() {
            return !after.equals(before);
        }
    }

    public long count(Severity severity) {
        long total = 0;
        for (Map.Entry<IssueKind, Long> entry : issueCounts.entrySet()) {
            if (entry.getKey().severity() == severity) {
                total += entry.getValue();
            }
        }
        return total;
    }
}
