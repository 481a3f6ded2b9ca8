package org.steppe.api.error;

import java.io.Serial;
import java.util.List;

/** A request that cannot be answered, with everything that is wrong with it. */
public final class RequestException extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1L;

    private final transient List<Problem> problems;
    private final int total;

    public RequestException(Problem problem) {
        this(List.of(problem), 1);
    }

    RequestException(List<Problem> problems, int total) {
        super(problems.getFirst().code() + ": " + problems.getFirst().message(), null, false, false);
        this.problems = List.copyOf(problems);
        this.total = total;
    }

    public List<Problem> problems() {
        return problems;
    }

    int total() {
        return total;
    }
}
