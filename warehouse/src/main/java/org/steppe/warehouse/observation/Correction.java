package org.steppe.warehouse.observation;

import java.util.Locale;
import java.util.Map;
import java.util.Objects;

/**
 * A known error of a publication and what was done about it.
 *
 * @param id stable, the name of its file among the sources
 * @param what the error
 * @param why how it is known
 * @param before cells of the figure as the publication has them: those that were replaced, or all that it had when it was
 *     left out
 * @param after the cells in their place; none when it was left out
 */
public record Correction(
        String id,
        String sourceId,
        String what,
        String why,
        Action action,
        Map<String, String> before,
        Map<String, String> after) {

    public enum Action {
        REPLACE,
        LEAVE_OUT;

        /** The name in answers, for instance {@code leave-out}. */
        public String id() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    public Correction {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(sourceId, "sourceId");
        Objects.requireNonNull(what, "what");
        Objects.requireNonNull(why, "why");
        Objects.requireNonNull(action, "action");
        before = Map.copyOf(before);
        after = Map.copyOf(after);
    }
}
