package org.steppe.etl.issue;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** An import report as lines for people. Long lists are cut short; the JSON report has all of them. */
public final class ImportReportText {

    private static final int LISTED = 20;

    private ImportReportText() {}

    public static List<String> lines(ImportReport report) {
        var lines = new ArrayList<String>();
        reading(report.reading(), lines);
        judging(report.judging(), lines);
        datasets(report.datasets(), lines);
        issues("Warnings", Severity.WARNING, report, lines);
        issues("Errors", Severity.ERROR, report, lines);
        lines.add(outcome(report));
        return lines;
    }

    private static void reading(ImportReport.Reading reading, List<String> lines) {
        if (!reading.complete()) {
            lines.add("Read " + count(reading.publications(), "publication")
                    + ", but not their figures: codelists, datasets or rules have to be put right first.");
            return;
        }
        lines.add("Read " + count(reading.figures(), "figure") + " from "
                + count(reading.publications(), "publication") + " ("
                + number(reading.undated().size())
                + " without a date).");
        long listed = reading.listedAsLeftOut().values().stream()
                .mapToLong(Long::longValue)
                .sum();
        if (reading.corrected() + reading.leftOut() + listed > 0) {
            lines.add("Corrected " + number(reading.corrected()) + "; left out " + number(reading.leftOut())
                    + " by corrections and " + number(listed) + " by left-out.csv:");
            reading.listedAsLeftOut().entrySet().stream()
                    .sorted(Map.Entry.<String, Long>comparingByValue(Comparator.reverseOrder())
                            .thenComparing(Map.Entry.comparingByKey()))
                    .limit(LISTED)
                    .forEach(reason -> lines.add("  " + number(reason.getValue()) + " because: " + reason.getKey()));
        }
        if (reading.rejected() > 0) {
            lines.add("Rejected " + count(reading.rejected(), "figure") + " because of errors.");
        }
    }

    private static void judging(ImportReport.@Nullable Judging judging, List<String> lines) {
        if (judging == null) {
            return;
        }
        lines.add("Loaded " + count(judging.figures(), "figure") + " of "
                + count(judging.observations(), "observation") + ": " + number(judging.first()) + " first, "
                + number(judging.restated()) + " restate, " + number(judging.refined()) + " refine, "
                + number(judging.revised()) + " revise, " + number(judging.conflicting()) + " conflict.");
    }

    private static void datasets(List<ImportReport.DatasetChange> datasets, List<String> lines) {
        int width = datasets.stream()
                .mapToInt(dataset -> dataset.dataset().length())
                .max()
                .orElse(0);
        for (ImportReport.DatasetChange dataset : datasets) {
            lines.add("  " + dataset.dataset()
                    + " ".repeat(width - dataset.dataset().length()) + "  "
                    + version(dataset) + "  " + count(dataset.observations(), "observation") + ", "
                    + count(dataset.figures(), "figure") + changes(dataset));
        }
    }

    private static String version(ImportReport.DatasetChange dataset) {
        if (dataset.before() == null) {
            return dataset.after() + " (new)";
        }
        return dataset.isChanged() ? dataset.before() + " -> " + dataset.after() : dataset.after() + " (unchanged)";
    }

    private static String changes(ImportReport.DatasetChange dataset) {
        var parts = new ArrayList<String>();
        add(parts, dataset.added(), "added");
        add(parts, dataset.revised(), "revised");
        add(parts, dataset.withdrawn(), "withdrawn");
        add(parts, dataset.documented(), "with other figures behind them");
        return parts.isEmpty() || !dataset.isChanged() ? "" : "; " + String.join(", ", parts);
    }

    private static void add(List<String> parts, long count, String what) {
        if (count > 0) {
            parts.add(number(count) + " " + what);
        }
    }

    private static void issues(String title, Severity severity, ImportReport report, List<String> lines) {
        long total = report.count(severity);
        if (total == 0) {
            return;
        }
        var kinds = new ArrayList<String>();
        report.issueCounts().entrySet().stream()
                .filter(entry -> entry.getKey().severity() == severity)
                .sorted(Map.Entry.comparingByKey())
                .forEach(entry -> kinds.add(
                        number(entry.getValue()) + " " + entry.getKey().id()));
        lines.add(title + ": " + number(total) + " (" + String.join(", ", kinds) + ")");
        List<ImportIssue> listed = severity == Severity.ERROR ? report.errors() : report.warnings();
        // Undated publications are many and well known: they are counted above and listed in the JSON report.
        List<ImportIssue> told = listed.stream()
                .filter(issue -> issue.kind() != IssueKind.SOURCE_UNDATED)
                .sorted(Comparator.comparing(ImportIssue::kind))
                .limit(LISTED)
                .toList();
        told.forEach(issue -> lines.add("  " + issue.message()));
        if (told.size() < total) {
            lines.add("  ... and " + number(total - told.size()) + " more; --report FILE lists them.");
        }
    }

    private static String outcome(ImportReport report) {
        return switch (report.outcome()) {
            case PUBLISHED -> "Published generation " + report.generation() + ".";
            case UNCHANGED -> "Nothing changed; generation " + report.generation() + " stays live.";
            case CHECKED -> "The sources are good. Nothing was published, since only a check was asked for.";
            case REFUSED ->
                "Nothing was published: put the " + count(report.count(Severity.ERROR), "error")
                        + " right and run 'check' or 'load' again.";
        };
    }

    private static String count(long number, String what) {
        return number(number) + " " + what + (number == 1 ? "" : "s");
    }

    private static String number(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }
}
