package org.steppe.etl.harmonise;

import org.jspecify.annotations.Nullable;
import org.steppe.etl.issue.ImportIssue;
import org.steppe.etl.issue.IssueKind;
import org.steppe.etl.source.CollectedFigure;

/** What is wrong with a cell of a figure, wherever the figure stands. */
record CellProblem(IssueKind kind, String column, @Nullable String found, String expected) {

    ImportIssue at(CollectedFigure figure) {
        return new ImportIssue(kind, figure.file(), figure.line(), column, found, expected, "the figure is not loaded");
    }
}
