package org.steppe.etl.source;

import org.jspecify.annotations.Nullable;
import org.steppe.etl.issue.ImportIssue;
import org.steppe.etl.issue.IssueKind;

/** A line of a source file, kept by what was read from it so that later steps can point at it. */
public record Place(String file, long line) {

    public ImportIssue issue(
            IssueKind kind, @Nullable String column, @Nullable String found, String expected, String done) {
        return new ImportIssue(kind, file, line, column, found, expected, done);
    }

    @Override
    public String toString() {
        return file + ":" + line;
    }
}
