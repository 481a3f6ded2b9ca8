package org.steppe.api.file;

import java.io.IOException;
import java.nio.file.Path;

/**
 * An answer that can be had as a file.
 *
 * @param key the digest of everything that determines it: {@link org.steppe.api.http.EntityTags#key}
 * @param extension of its file
 * @param maker writes it
 */
public record AnswerFile(String key, String extension, Maker maker) {

    /** Writes an answer. */
    @FunctionalInterface
    public interface Maker {

        /**
         * Writes the file and returns when it is complete. Ends early when its thread is interrupted.
         *
         * @param file not there yet
         * @throws IOException when the file cannot be written; {@link org.steppe.warehouse.error.SteppeException} with
         *     {@code ANSWER_NOT_WRITABLE} means the same
         */
        void write(Path file) throws IOException;
    }
}
