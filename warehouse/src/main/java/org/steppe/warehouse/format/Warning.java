package org.steppe.warehouse.format;

import org.jspecify.annotations.Nullable;

/**
 * Something about a sound request that its sender may not expect.
 *
 * @param path the parameter it is about, null when it is about all of them
 */
public record Warning(String code, String message, @Nullable String path) {

    public static Warning of(Code code, @Nullable String path, String message) {
        return new Warning(code.name(), message, path);
    }

    /** Names are part of the contract. */
    public enum Code {
        NO_OBSERVATIONS,
        AS_OF_BEFORE_FIRST_PUBLICATION,
        AS_OF_IN_FUTURE,
        CODE_NOT_IN_USE,
        NO_CHILDREN,
        HISTORY_INCOMPLETE
    }
}
