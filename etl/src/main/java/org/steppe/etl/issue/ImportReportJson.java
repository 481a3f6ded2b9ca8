package org.steppe.etl.issue;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** An import report as JSON for programs. Members are only ever added. */
public final class ImportReportJson {

    private static final JsonMapper MAPPER =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    private ImportReportJson() {}

    /** The document, ending with a line break. */
    public static String write(ImportReport report) {
        ObjectNode root = MAPPER.createObjectNode();
        root.put("outcome", report.outcome().name().toLowerCase(Locale.ROOT));
        if (report.generation() != null) {
            root.put("generation", report.generation());
        }
        reading(report.reading(), root.putObject("read"));
        judging(report.judging(), root);
        ArrayNode datasets = root.putArray("datasets");
        report.datasets().forEach(dataset -> dataset(dataset, datasets.addObject()));
        ObjectNode counts = root.putObject("issues");
        counts.put("errors", report.count(Severity.ERROR));
        counts.put("warnings", report.count(Severity.WARNING));
        ObjectNode kinds = counts.putObject("kinds");
        new TreeMap<>(report.issueCounts()).forEach((kind, count) -> kinds.put(kind.id(), count));
        issues(report.errors(), root.putArray("errors"));
        issues(report.warnings(), root.putArray("warnings"));
        return MAPPER.writeValueAsString(root) + "\n";
    }

    private static void reading(ImportReport.Reading reading, ObjectNode node) {
        node.put("complete", reading.complete());
        node.put("publications", reading.publications());
        node.put("figures", reading.figures());
        node.put("corrected", reading.corrected());
        node.put("left_out_by_corrections", reading.leftOut());
        node.put("rejected", reading.rejected());
        ArrayNode leftOut = node.putArray("listed_as_left_out");
        for (Map.Entry<String, Long> reason : new TreeMap<>(reading.listedAsLeftOut()).entrySet()) {
            leftOut.addObject().put("figures", reason.getValue()).put("reason", reason.getKey());
        }
        ArrayNode undated = node.putArray("undated_publications");
        reading.undated().forEach(undated::add);
    }

    private static void judging(ImportReport.@Nullable Judging judging, ObjectNode root) {
        if (judging == null) {
            return;
        }
        ObjectNode node = root.putObject("loaded");
        node.put("observations", judging.observations());
        node.put("figures", judging.figures());
        node.put("first", judging.first());
        node.put("restated", judging.restated());
        node.put("refined", judging.refined());
        node.put("revised", judging.revised());
        node.put("conflicting", judging.conflicting());
    }

    private static void dataset(ImportReport.DatasetChange dataset, ObjectNode node) {
        node.put("dataset", dataset.dataset());
        if (dataset.before() != null) {
            node.put("version_before", dataset.before());
        }
        node.put("version", dataset.after());
        node.put("changed", dataset.isChanged());
        node.put("observations", dataset.observations());
        node.put("figures", dataset.figures());
        node.put("added", dataset.added());
        node.put("revised", dataset.revised());
        node.put("withdrawn", dataset.withdrawn());
        node.put("documented", dataset.documented());
    }

    private static void issues(List<ImportIssue> issues, ArrayNode nodes) {
        for (ImportIssue issue : issues) {
            ObjectNode node = nodes.addObject();
            node.put("severity", issue.severity().id());
            node.put("kind", issue.kind().id());
            node.put("file", issue.file());
            if (issue.line() > 0) {
                node.put("line", issue.line());
            }
            if (issue.column() != null) {
                node.put("column", issue.column());
            }
            if (issue.found() != null) {
                node.put("found", issue.found());
            }
            node.put("expected", issue.expected());
            node.put("done", issue.done());
        }
    }
}
