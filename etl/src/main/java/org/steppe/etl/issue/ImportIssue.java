package org.steppe.etl.issue;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One problem in the sources: where it is, what was found there, what was expected and what was done about it.
 *
 * @param file relative to the sources folder, with {@code /}
 * @param line from 1; 0 where the file as a whole is meant
 * @param column name of the CSV column or path of the YAML member; null where the line as a whole is meant
 * @param found the text found, null where nothing is there
 * @param expected what would have been right and, where it is not plain, what to do
 * @param done what became of it, such as "the figure is not loaded"
 */
public record ImportIssue(
        IssueKind kind,
        String file,
        long line,
        @Nullable String column,
        @Nullable String found,
        String expected,
        String done) {

    public ImportIssue {
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(file, "file");
        Objects.requireNonNull(expected, "expected");
        Objects.requireNonNull(done, "done");
    }

    public Severity severity() {
        return kind.severity();
    }

    /** The place as editors and terminals understand it, for instance {@code publications/a/figures.csv:12}. */
    public String place() {
        return line > 0 ? file + ":" + line : file;
    }

    /** One line for people. */
    public String message() {
        var text = new StringBuilder(place());
        if (column != null) {
            text.append(", ").append(column);
        }
        text.append(": ");
        if (found != null) {
            text.append("found '").append(found).append("', ");
        }
        return text.append("expected ")
                .append(expected)
                .append("; ")
                .append(done)
                .append('.')
                .toString();
    }
}
