package org.steppe.api.file;

import io.micronaut.context.annotation.Value;
import io.micronaut.core.convert.format.ReadableBytes;
import jakarta.inject.Singleton;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;

/** Where answers that are sent as files are kept, and how much of them. */
@Singleton
public final class AnswerSettings {

    private final Path folder;
    private final Path temporary;
    private final long bytes;

    AnswerSettings(
            @Value("${steppe.answers.folder}") Path folder,
            @Value("${steppe.answers.disk}") @ReadableBytes long bytes) {
        this.folder = folder.toAbsolutePath().normalize();
        this.temporary = Path.of(System.getProperty("java.io.tmpdir"), "steppe-answers-" + UUID.randomUUID())
                .toAbsolutePath()
                .normalize();
        this.bytes = bytes;
    }

    /** Keeps files over restarts; services may share it. */
    Path folder() {
        return folder;
    }

    /** Takes files while the other folder cannot; of this process alone. */
    Path temporary() {
        return temporary;
    }

    long bytes() {
        return bytes;
    }

    /** All folders that answers are written to. */
    public List<Path> folders() {
        return List.of(folder, temporary);
    }
}
