package org.steppe.etl.command;

import org.steppe.warehouse.error.ErrorCode;

/** How a command ended. Scripts rely on the numbers, which the help of every command lists. */
final class ExitCode {

    static final int DONE = 0;
    static final int SOURCES_HAVE_ERRORS = 1;
    static final int WRONG_USAGE = 2;
    static final int LOCKED = 3;
    static final int WAREHOUSE_FAILED = 4;
    static final int FAULT = 5;

    static final String HEADING = "%nExit codes:%n";
    static final String DONE_TEXT = "0:Done.";
    static final String SOURCES_TEXT = "1:The sources have errors; nothing was published.";
    static final String USAGE_TEXT = "2:Wrong usage: an option, folder, generation or observation that does not exist.";
    static final String LOCKED_TEXT = "3:Another load holds the lock of the data folder.";
    static final String WAREHOUSE_TEXT = "4:The data folder or the report cannot be written or read.";
    static final String FAULT_TEXT = "5:A fault of Steppe itself; please report it.";

    private ExitCode() {}

    static int of(ErrorCode code) {
        return switch (code) {
            case WAREHOUSE_LOCKED -> LOCKED;
            case GENERATION_MISSING -> WRONG_USAGE;
            case WAREHOUSE_NOT_WRITABLE, ANSWER_NOT_WRITABLE, GENERATION_UNREADABLE, STORE_BUSY -> WAREHOUSE_FAILED;
            case DATASET_UNKNOWN,
                    VERSION_UNKNOWN,
                    VERSION_INVALID,
                    VERSION_GONE,
                    OBSERVATION_UNKNOWN,
                    SOURCE_UNKNOWN,
                    CODELIST_UNKNOWN,
                    PARAMETER_UNKNOWN,
                    PARAMETER_REPEATED,
                    PARAMETER_INVALID,
                    CODE_UNKNOWN,
                    PERIOD_INVALID,
                    DATE_INVALID,
                    COLUMN_UNKNOWN,
                    SORT_INVALID,
                    LIMIT_INVALID,
                    HISTORY_NOT_IN_FORMAT,
                    SELECTION_TOO_LARGE,
                    CURSOR_INVALID,
                    CURSOR_STALE,
                    CURSOR_FOREIGN,
                    CURSOR_AHEAD,
                    BODY_INVALID,
                    INTERNAL -> FAULT;
        };
    }
}
