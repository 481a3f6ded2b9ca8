package org.steppe.api.file;

import io.micronaut.http.MediaType;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the answer that sends a file says of it.
 *
 * @param lastModified null when there is no such date
 * @param headers of every answer with this file or a part of it, and of 304
 */
public record FileHead(MediaType type, @Nullable Instant lastModified, Map<String, String> headers) {

    public FileHead {
        headers = Map.copyOf(headers);
    }
}
