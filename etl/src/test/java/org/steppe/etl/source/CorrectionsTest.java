package org.steppe.etl.source;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.steppe.etl.issue.IssueKind;
import org.steppe.etl.issue.IssueLog;

class CorrectionsTest {

    private static final CollectedFigure FIGURE = new CollectedFigure(
            "a",
            "publications/a/figures.csv",
            2,
            "GDP",
            "",
            "150100",
            "2023",
            "LEVEL",
            "1",
            "CNY_100M",
            "",
            "A",
            "",
            "");

    private final IssueLog issues = new IssueLog();

    private static Correction correction(String source, Map<String, String> match, Correction.Action action) {
        return new Correction("c", source, match, "what", "why", action, new Place("corrections/c.yaml", 1));
    }

    @Test
    void aFigureIsLoadedWithOtherCells() {
        var corrections = new Corrections(List.of(
                correction("a", Map.of("area", "150100"), new Correction.Action.Replace(Map.of("value", "2")))));
        assertThat(corrections.apply(FIGURE).map(CollectedFigure::value)).contains("2");
        assertThat(corrections.replaced()).isEqualTo(1);
        corrections.report(issues);
        assertThat(issues.hasErrors()).isFalse();
    }

    @Test
    void aFigureIsLeftOut() {
        var corrections =
                new Corrections(List.of(correction("a", Map.of("value", "1"), new Correction.Action.LeaveOut())));
        assertThat(corrections.apply(FIGURE)).isEmpty();
        assertThat(corrections.leftOut()).isEqualTo(1);
    }

    @Test
    void otherSourcesAndOtherFiguresStay() {
        var corrections = new Corrections(List.of(
                correction("b", Map.of("value", "1"), new Correction.Action.LeaveOut()),
                correction("a", Map.of("value", "2"), new Correction.Action.LeaveOut())));
        assertThat(corrections.apply(FIGURE)).contains(FIGURE);
    }

    @Test
    void aCorrectionThatMeetsNothingIsAnError() {
        var corrections =
                new Corrections(List.of(correction("a", Map.of("value", "2"), new Correction.Action.LeaveOut())));
        corrections.apply(FIGURE);
        corrections.report(issues);
        assertThat(issues.counts()).containsOnlyKeys(IssueKind.CORRECTION_WITHOUT_FIGURE);
    }

    @Test
    void aCorrectionThatMeetsTwoIsAnError() {
        var corrections =
                new Corrections(List.of(correction("a", Map.of("value", "1"), new Correction.Action.LeaveOut())));
        corrections.apply(FIGURE);
        corrections.apply(FIGURE);
        corrections.report(issues);
        assertThat(issues.counts()).containsOnlyKeys(IssueKind.CORRECTION_AMBIGUOUS);
    }
}
