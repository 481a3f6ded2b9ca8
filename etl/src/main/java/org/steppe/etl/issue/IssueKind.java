package org.steppe.etl.issue;

import java.util.Locale;

/** The kinds of import issues. Reports count by kind; the names are stable for scripts. */
public enum IssueKind {
    FILE_MISSING(Severity.ERROR),
    /** It cannot be opened, or its bytes are not UTF-8. */
    FILE_UNREADABLE(Severity.ERROR),
    /** It is not CSV or not YAML. */
    FILE_MALFORMED(Severity.ERROR),
    COLUMN_MISSING(Severity.ERROR),
    COLUMN_UNKNOWN(Severity.ERROR),
    /** A row has more or fewer cells than the header. */
    ROW_MALFORMED(Severity.ERROR),
    CELL_MISSING(Severity.ERROR),
    CELL_INVALID(Severity.ERROR),
    MEMBER_MISSING(Severity.ERROR),
    MEMBER_UNKNOWN(Severity.ERROR),
    MEMBER_INVALID(Severity.ERROR),
    CODE_UNKNOWN(Severity.ERROR),
    CODE_INVALID(Severity.ERROR),
    REPEATED(Severity.ERROR),
    HIERARCHY_BROKEN(Severity.ERROR),
    /** Two rules say different things about the same. */
    RULES_CONTRADICT(Severity.ERROR),
    INDICATOR_UNKNOWN(Severity.ERROR),
    BREAKDOWN_UNREADABLE(Severity.ERROR),
    BREAKDOWN_UNKNOWN(Severity.ERROR),
    UNIT_UNKNOWN(Severity.ERROR),
    /** The unit cannot belong to the measure, such as a growth in tonnes. */
    UNIT_UNFITTING(Severity.ERROR),
    PERIOD_UNREADABLE(Severity.ERROR),
    OCCASION_UNKNOWN(Severity.ERROR),
    VALUE_UNREADABLE(Severity.ERROR),
    /** The text beside a publication is not the one that was read. */
    DOCUMENT_DIFFERS(Severity.ERROR),
    CORRECTION_WITHOUT_FIGURE(Severity.ERROR),
    CORRECTION_AMBIGUOUS(Severity.ERROR),

    /** Publications differ, and neither could replace the other. */
    CONFLICT(Severity.WARNING),
    /** One publication gives one observation two values. */
    PUBLICATION_DISAGREES_WITH_ITSELF(Severity.WARNING),
    SOURCE_UNDATED(Severity.WARNING),
    SOURCE_WITHOUT_FIGURES(Severity.WARNING),
    PUBLISHED_TEXT_LONG(Severity.WARNING);

    private final Severity severity;

    IssueKind(Severity severity) {
        this.severity = severity;
    }

    public Severity severity() {
        return severity;
    }

    /** The name in reports, for instance {@code unit-unknown}. */
    public String id() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
