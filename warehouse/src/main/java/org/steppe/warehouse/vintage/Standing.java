package org.steppe.warehouse.vintage;

import java.util.Locale;

/** Where a figure stands among the figures of its observation. */
public enum Standing {
    /** It gives the value that is valid now. */
    CURRENT,
    /** It gave the value from its publication until another replaced it. */
    SUPERSEDED,
    /** It agrees with the value valid when it was published, and is no more precise. */
    RESTATES,
    /** It differs from the value valid when it was published, and could not replace it. */
    CONFLICTS;

    /** The name in answers, for instance {@code superseded}. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }
}
