package org.steppe.etl.harmonise;

import java.util.List;
import org.steppe.etl.issue.ImportIssue;
import org.steppe.warehouse.observation.Figure;

/** What became of a collected figure. */
public sealed interface Harmonised {

    /** It is a figure of a dataset. */
    record Accepted(Figure figure) implements Harmonised {}

    /** @param issues all that is wrong with it; empty only when the cause is an issue of a codelist or dataset */
    record Rejected(List<ImportIssue> issues) implements Harmonised {

        public Rejected {
            issues = List.copyOf(issues);
        }
    }
}
