package org.steppe.etl.issue;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * Collects the issues of one load in the order in which they were found. All are counted; of each severity so many are
 * kept that a report can be read and the heap does not fill when a whole file is wrong. Used by one thread.
 */
public final class IssueLog {

    /** More than anyone reads, and about 10 MB. */
    static final int KEPT_OF_A_SEVERITY = 20_000;

    private final Map<Severity, List<ImportIssue>> kept = new EnumMap<>(Severity.class);
    private final Map<IssueKind, Long> counts = new EnumMap<>(IssueKind.class);

    public void add(ImportIssue issue) {
        counts.merge(issue.kind(), 1L, Long::sum);
        List<ImportIssue> ofSeverity = kept.computeIfAbsent(issue.severity(), severity -> new ArrayList<>());
        if (ofSeverity.size() < KEPT_OF_A_SEVERITY) {
            ofSeverity.add(issue);
        }
    }

    public boolean hasErrors() {
        return count(Severity.ERROR) > 0;
    }

    public long count(Severity severity) {
        long total = 0;
        for (Map.Entry<IssueKind, Long> entry : counts.entrySet()) {
            if (entry.getKey().severity() == severity) {
                total += entry.getValue();
            }
        }
        return total;
    }

    /** How many there are of each kind that occurred. */
    public Map<IssueKind, Long> counts() {
        return counts.isEmpty() ? Map.of() : new EnumMap<>(counts);
    }

    /** Those that were kept, in the order found. */
    public List<ImportIssue> list(Severity severity) {
        return List.copyOf(kept.getOrDefault(severity, List.of()));
    }
}
