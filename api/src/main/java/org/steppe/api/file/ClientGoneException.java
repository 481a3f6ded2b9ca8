package org.steppe.api.file;

import java.io.Serial;

/** The client closed its connection before its answer was ready. */
public final class ClientGoneException extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1L;

    ClientGoneException() {
        super("The client went away", null, false, false);
    }
}
