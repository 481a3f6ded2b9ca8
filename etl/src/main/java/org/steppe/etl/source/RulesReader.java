package org.steppe.etl.source;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.steppe.etl.issue.IssueKind;
import org.steppe.etl.issue.IssueLog;
import org.steppe.warehouse.observation.TimePeriod;

/** Reads {@code rules/*.csv}. Whether codes and dimensions in them exist is checked where they are used. */
final class RulesReader {

    private static final String NOT_PUBLISHED = "nothing is published until it is put right";

    private RulesReader() {}

    static List<IndicatorRule> indicators(SourceFile file, IssueLog issues) {
        var rules = new ArrayList<IndicatorRule>();
        CsvFile.read(file, List.of("indicator", "becomes", "breakdown"), issues, row -> {
            if (areFilled(row, issues, 0, 1)) {
                rules.add(new IndicatorRule(row.cell(0), row.cell(1), row.cell(2), place(row)));
            }
        });
        return rules;
    }

    static List<BreakdownRule> breakdowns(SourceFile file, IssueLog issues) {
        var rules = new ArrayList<BreakdownRule>();
        CsvFile.read(file, List.of("dataset", "key", "value", "dimension", "code", "note"), issues, row -> {
            if (!areFilled(row, issues, 0, 1, 2)) {
                return;
            }
            if (row.cell(3).isEmpty() != row.cell(4).isEmpty()) {
                issues.add(row.issue(
                        IssueKind.CELL_MISSING,
                        row.cell(3).isEmpty() ? 3 : 4,
                        "a dimension and a code, or neither where the pair says nothing more",
                        NOT_PUBLISHED));
                return;
            }
            rules.add(new BreakdownRule(row.cell(0), row.cell(1), row.cell(2), row.cell(3), row.cell(4), place(row)));
        });
        return rules;
    }

    static List<OccasionRule> occasions(SourceFile file, IssueLog issues) {
        var rules = new ArrayList<OccasionRule>();
        CsvFile.read(file, List.of("occasion", "year", "first_day", "last_day"), issues, row -> {
            Optional<LocalDate> first = day(row, 2, issues);
            Optional<LocalDate> last = day(row, 3, issues);
            int year = year(row, issues);
            if (!areFilled(row, issues, 0) || first.isEmpty() || last.isEmpty() || year == 0) {
                return;
            }
            if (last.get().isBefore(first.get())) {
                issues.add(row.issue(IssueKind.CELL_INVALID, 3, "a day not before the first day", NOT_PUBLISHED));
                return;
            }
            rules.add(new OccasionRule(row.cell(0), year, first.get(), last.get(), place(row)));
        });
        return rules;
    }

    private static Optional<LocalDate> day(CsvFile.Row row, int column, IssueLog issues) {
        Optional<LocalDate> day = TimePeriod.parseDay(row.cell(column));
        if (day.isEmpty()) {
            issues.add(row.issue(IssueKind.CELL_INVALID, column, "a day such as 2024-02-10", NOT_PUBLISHED));
        }
        return day;
    }

    private static int year(CsvFile.Row row, IssueLog issues) {
        try {
            int year = Integer.parseInt(row.cell(1));
            if (year >= 1000 && year <= 9999) {
                return year;
            }
        } catch (NumberFormatException notANumber) {
            // Told below, like a number that is no year.
        }
        issues.add(row.issue(IssueKind.CELL_INVALID, 1, "a year such as 2024", NOT_PUBLISHED));
        return 0;
    }

    private static boolean areFilled(CsvFile.Row row, IssueLog issues, int... columns) {
        boolean filled = true;
        for (int column : columns) {
            if (row.cell(column).isBlank()) {
                issues.add(row.issue(IssueKind.CELL_MISSING, column, "a text", NOT_PUBLISHED));
                filled = false;
            }
        }
        return filled;
    }

    private static Place place(CsvFile.Row row) {
        return new Place(row.file().name(), row.line());
    }
}
