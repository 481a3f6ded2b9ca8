package org.steppe.etl.issue;

import java.util.Locale;

/** Whether an issue keeps a load from being published. */
public enum Severity {
    /** Something is wrong and has to be put right: nothing is published. */
    ERROR,
    /** Worth a look; the load goes on. */
    WARNING;

    /** The name in reports, for instance {@code warning}. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }
}
