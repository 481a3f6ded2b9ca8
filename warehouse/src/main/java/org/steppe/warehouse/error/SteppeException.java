package org.steppe.warehouse.error;

import java.util.Objects;

/** An error with the code by which programs know it. The message is for people and holds no path, SQL or class name. */
public class SteppeException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final ErrorCode code;

    public SteppeException(ErrorCode code, String message) {
        super(message);
        this.code = Objects.requireNonNull(code, "code");
    }

    public SteppeException(ErrorCode code, String message, Throwable cause) {
        super(message, cause);
        this.code = Objects.requireNonNull(code, "code");
    }

    public ErrorCode code() {
        return code;
    }
}
