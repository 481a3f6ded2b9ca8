package org.steppe.etl.issue;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class IssueLogTest {

    private final IssueLog log = new IssueLog();

    private static ImportIssue issue(IssueKind kind) {
        return new ImportIssue(kind, "a.csv", 3, "unit", "T_10X", "a unit", "the figure is not loaded");
    }

    @Test
    void issuesAreCountedByKindAndListedBySeverity() {
        log.add(issue(IssueKind.UNIT_UNKNOWN));
        log.add(issue(IssueKind.CONFLICT));
        log.add(issue(IssueKind.CONFLICT));
        assertThat(log.counts()).containsEntry(IssueKind.UNIT_UNKNOWN, 1L).containsEntry(IssueKind.CONFLICT, 2L);
        assertThat(log.count(Severity.WARNING)).isEqualTo(2);
        assertThat(log.list(Severity.ERROR)).hasSize(1);
    }

    @Test
    void warningsAreNoErrors() {
        log.add(issue(IssueKind.CONFLICT));
        assertThat(log.hasErrors()).isFalse();
    }

    @Test
    void whatIsNotKeptIsCountedAllTheSame() {
        for (int i = 0; i < IssueLog.KEPT_OF_A_SEVERITY + 5; i++) {
            log.add(issue(IssueKind.UNIT_UNKNOWN));
        }
        log.add(issue(IssueKind.CONFLICT));
        assertThat(log.list(Severity.ERROR)).hasSize(IssueLog.KEPT_OF_A_SEVERITY);
        assertThat(log.count(Severity.ERROR)).isEqualTo(IssueLog.KEPT_OF_A_SEVERITY + 5);
        assertThat(log.list(Severity.WARNING)).hasSize(1);
    }

    @Test
    void aMessageTellsPlaceFindingExpectationAndConsequence() {
        assertThat(issue(IssueKind.UNIT_UNKNOWN).message())
                .isEqualTo("a.csv:3, unit: found 'T_10X', expected a unit; the figure is not loaded.");
        assertThat(new ImportIssue(IssueKind.FILE_MISSING, "a.csv", 0, null, null, "a file", "it is not read")
                        .message())
                .isEqualTo("a.csv: expected a file; it is not read.");
    }
}
