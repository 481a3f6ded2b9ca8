package org.steppe.warehouse.vintage;

import java.util.Locale;

/** How a figure was judged against the value that was current when it was published. */
public enum Judgement {
    /** The first figure of its observation. */
    FIRST,
    /** It agrees within its printed precision and qualifier, and says nothing more exactly. */
    RESTATES,
    /** It agrees and is more precise: a new vintage. */
    REFINES,
    /** It differs and its publisher has at least the same authority: a new vintage. */
    REVISES,
    /** It differs and its publisher has less authority. */
    CONFLICTS_WITH_MORE_AUTHORITATIVE,
    /** It differs from an equally authoritative figure of the same day. */
    CONFLICTS_ON_THE_SAME_DAY,
    /** It differs, and being undated cannot be told to be later. */
    CONFLICTS_UNDATED;

    /** Whether the figure gave the observation a new value. */
    public boolean givesValue() {
        return switch (this) {
            case FIRST, REFINES, REVISES -> true;
            case RESTATES, CONFLICTS_WITH_MORE_AUTHORITATIVE, CONFLICTS_ON_THE_SAME_DAY, CONFLICTS_UNDATED -> false;
        };
    }

    public boolean isConflict() {
        return switch (this) {
            case CONFLICTS_WITH_MORE_AUTHORITATIVE, CONFLICTS_ON_THE_SAME_DAY, CONFLICTS_UNDATED -> true;
            case FIRST, RESTATES, REFINES, REVISES -> false;
        };
    }

    /** The name in answers, for instance {@code conflicts-undated}. */
    public String id() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
