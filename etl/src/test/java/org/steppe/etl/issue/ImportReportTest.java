package org.steppe.etl.issue;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class ImportReportTest {

    private static final ImportReport.Reading READING = new ImportReport.Reading(
            4, List.of("repost-undated"), 1_014, 1, 2, 0, Map.of("equal to another", 12L, "no period", 3L), true);

    private static final ImportReport PUBLISHED = new ImportReport(
            ImportReport.Outcome.PUBLISHED,
            7L,
            READING,
            new ImportReport.Judging(1_000, 1_012, 1_000, 5, 3, 2, 2),
            List.of(
                    new ImportReport.DatasetChange("economy", null, "1.0", 600, 610, 600, 0, 0, 0),
                    new ImportReport.DatasetChange("tourism", "1.0", "1.1", 400, 402, 1, 2, 3, 4),
                    new ImportReport.DatasetChange("trade", "1.0", "1.0", 0, 0, 0, 0, 0, 0)),
            Map.of(IssueKind.CONFLICT, 2L, IssueKind.SOURCE_UNDATED, 1L),
            List.of(),
            List.of(conflict(1), conflict(2)));

    private static ImportIssue conflict(int line) {
        return new ImportIssue(IssueKind.CONFLICT, "publications/a/figures.csv", line, "value", "2", "3", "both kept");
    }

    private static ImportReport refused(int errors) {
        List<ImportIssue> issues = new ArrayList<>();
        for (int i = 1; i <= errors; i++) {
            issues.add(new ImportIssue(
                    IssueKind.UNIT_UNKNOWN, "publications/a/figures.csv", i, "unit", "X", "a unit", "not loaded"));
        }
        return new ImportReport(
                ImportReport.Outcome.REFUSED,
                null,
                READING,
                null,
                List.of(),
                Map.of(IssueKind.UNIT_UNKNOWN, (long) errors),
                issues,
                List.of());
    }

    @Test
    void theTextCountsWhatBecameOfEveryFigure() {
        assertThat(ImportReportText.lines(PUBLISHED))
                .containsSequence(
                        "Read 1,014 figures from 4 publications (1 without a date).",
                        "Corrected 1; left out 2 by corrections and 15 by left-out.csv:",
                        "  12 because: equal to another",
                        "  3 because: no period",
                        "Loaded 1,012 figures of 1,000 observations: 1,000 first, 5 restate, 3 refine, 2 revise, 2 conflict.",
                        "  economy  1.0 (new)  600 observations, 610 figures; 600 added",
                        "  tourism  1.0 -> 1.1  400 observations, 402 figures; 1 added, 2 revised, 3 withdrawn,"
                                + " 4 with other figures behind them",
                        "  trade    1.0 (unchanged)  0 observations, 0 figures",
                        "Warnings: 3 (2 conflict, 1 source-undated)")
                .endsWith("  ... and 1 more; --report FILE lists them.", "Published generation 7.");
    }

    @Test
    void theTextListsTwentyErrorsAndCountsTheRest() {
        List<String> lines = ImportReportText.lines(refused(25));
        assertThat(lines).filteredOn(line -> line.startsWith("  publications/")).hasSize(20);
        assertThat(lines).contains("  ... and 5 more; --report FILE lists them.");
        assertThat(lines.getLast()).contains("Nothing was published").contains("25 errors");
    }

    @Test
    void theTextListsFewErrorsInFull() {
        assertThat(ImportReportText.lines(refused(2))).noneMatch(line -> line.contains("more;"));
    }

    @Test
    void theTextSaysWhenFiguresWereNotRead() {
        var reading = new ImportReport.Reading(4, List.of(), 0, 0, 0, 0, Map.of(), false);
        var report = new ImportReport(
                ImportReport.Outcome.REFUSED, null, reading, null, List.of(), Map.of(), List.of(), List.of());
        assertThat(ImportReportText.lines(report).getFirst()).contains("but not their figures");
    }

    @Test
    void theJsonSaysTheSameInMembers() {
        JsonNode json = JsonMapper.shared().readTree(ImportReportJson.write(PUBLISHED));
        assertThat(json.get("outcome").stringValue()).isEqualTo("published");
        assertThat(json.get("generation").longValue()).isEqualTo(7);
        assertThat(json.at("/read/figures").longValue()).isEqualTo(1_014);
        assertThat(json.at("/read/undated_publications/0").stringValue()).isEqualTo("repost-undated");
        assertThat(json.at("/read/listed_as_left_out/0/figures").longValue()).isEqualTo(12);
        assertThat(json.at("/loaded/revised").longValue()).isEqualTo(2);
        assertThat(json.at("/datasets/0").has("version_before")).isFalse();
        assertThat(json.at("/datasets/1/version").stringValue()).isEqualTo("1.1");
        assertThat(json.at("/issues/kinds/conflict").longValue()).isEqualTo(2);
        assertThat(json.at("/warnings/1/line").longValue()).isEqualTo(2);
    }

    @Test
    void theJsonListsEveryError() {
        JsonNode json = JsonMapper.shared().readTree(ImportReportJson.write(refused(25)));
        assertThat(json.get("errors").size()).isEqualTo(25);
        assertThat(json.at("/errors/24/found").stringValue()).isEqualTo("X");
        assertThat(json.has("loaded")).isFalse();
    }
}
