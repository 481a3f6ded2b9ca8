package org.steppe.api.error;

import io.micronaut.http.HttpStatus;
import io.micronaut.serde.annotation.Serdeable;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The body of every error. */
@Serdeable
record ProblemDocument(String type, String title, int status, String detail, String instance, List<Item> errors) {

    @Serdeable
    record Item(
            String code,
            String message,
            String path,
            @Nullable ProblemDetail detail) {}

    /** @param total how many problems there are, of which some may be left out of the list */
    static ProblemDocument of(HttpStatus status, List<Problem> problems, int total, String instance) {
        String detail = total == 1
                ? problems.getFirst().message()
                : "The request has " + total + " problems" + rest(problems, total);
        return new ProblemDocument(
                "about:blank",
                status.getReason(),
                status.getCode(),
                detail,
                instance,
                problems.stream().map(ProblemDocument::item).toList());
    }

    private static String rest(List<Problem> problems, int total) {
        return total == problems.size() ? "." : "; the first " + problems.size() + " are listed.";
    }

    private static Item item(Problem problem) {
        return new Item(
                problem.code(),
                problem.message(),
                problem.path(),
                problem.detail().equals(ProblemDetail.NONE) ? null : problem.detail());
    }
}
