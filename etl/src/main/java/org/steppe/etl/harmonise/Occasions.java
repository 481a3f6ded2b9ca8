package org.steppe.etl.harmonise;

import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.steppe.etl.issue.IssueKind;
import org.steppe.etl.issue.IssueLog;
import org.steppe.etl.source.OccasionRule;

/** The days of holidays, year by year. */
final class Occasions {

    /** First and last day, included. */
    record Dates(int year, LocalDate first, LocalDate last) {

        boolean overlaps(LocalDate otherFirst, LocalDate otherLast) {
            return !otherFirst.isAfter(last) && !otherLast.isBefore(first);
        }

        @Override
        public String toString() {
            return first + "/" + last;
        }
    }

    private final Map<String, Map<Integer, Dates>> dates = new HashMap<>();

    private Occasions() {}

    /** Tells of an occasion that has two entries for one year. */
    static Occasions of(Collection<OccasionRule> rules, IssueLog issues) {
        var occasions = new Occasions();
        for (OccasionRule rule : rules) {
            Dates before = occasions
                    .dates
                    .computeIfAbsent(rule.occasion(), occasion -> new HashMap<>())
                    .putIfAbsent(rule.year(), new Dates(rule.year(), rule.firstDay(), rule.lastDay()));
            if (before != null) {
                issues.add(rule.place()
                        .issue(
                                IssueKind.RULES_CONTRADICT,
                                "occasion",
                                rule.occasion() + " " + rule.year(),
                                "one line for an occasion and a year",
                                "nothing is published until it is put right"));
            }
        }
        return occasions;
    }

    Optional<Dates> find(String occasion, int year) {
        return Optional.ofNullable(dates.getOrDefault(occasion, Map.of()).get(year));
    }

    /** The occurrence of an occasion that the days touch; a holiday over New Year belongs to the year its rule says. */
    Optional<Dates> find(String occasion, LocalDate first, LocalDate last) {
        for (int year = first.getYear() - 1; year <= last.getYear() + 1; year++) {
            Optional<Dates> found = find(occasion, year);
            if (found.isPresent() && found.get().overlaps(first, last)) {
                return found;
            }
        }
        return Optional.empty();
    }
}
