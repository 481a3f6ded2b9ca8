package org.steppe.warehouse.vintage;

import java.util.Locale;

/** What decided a judgement. */
public enum Ground {
    /** There was no figure before it. */
    FIRST,
    /** The same number, said as exactly. */
    SAME_NUMBER,
    /** The value before lies within what this figure says, rounded or qualified as it is. */
    ROUNDED,
    /** This figure lies within what the value before says, and is no more precise. */
    WITHIN_ROUNDING,
    /** This figure agrees and says it more exactly. */
    MORE_PRECISE,
    /** It differs, is later, and its publisher has more authority. */
    LATER_AND_MORE_AUTHORITATIVE,
    /** It differs, is later, and its publisher has the same authority. */
    LATER,
    /** It differs, and its publisher has less authority. */
    LESS_AUTHORITATIVE,
    /** It differs, on the same day, with the same authority. */
    SAME_DAY,
    /** It differs and shows no date. */
    UNDATED,
    /** It shows no date and agrees with a value that was replaced since. */
    AGREES_WITH_EARLIER;

    /** The name in answers, for instance {@code more-precise}. */
    public String id() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
