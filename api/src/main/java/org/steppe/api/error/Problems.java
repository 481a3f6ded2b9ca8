package org.steppe.api.error;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** Collects all problems of a request before it is refused. Used by one thread. */
public final class Problems {

    /** A body of a megabyte can hold some hundred thousand wrong codes; nobody reads more than these. */
    private static final int MOST_LISTED = 100;

    private final List<Problem> listed = new ArrayList<>();
    private int total;

    public void add(Problem problem) {
        add(() -> problem);
    }

    /** @param problem worked out only when it is listed */
    public void add(Supplier<Problem> problem) {
        total++;
        if (listed.size() < MOST_LISTED) {
            listed.add(problem.get());
        }
    }

    public boolean isEmpty() {
        return total == 0;
    }

    /** @throws RequestException when there is any problem */
    public void throwIfAny() {
        if (total > 0) {
            throw new RequestException(listed, total);
        }
    }
}
