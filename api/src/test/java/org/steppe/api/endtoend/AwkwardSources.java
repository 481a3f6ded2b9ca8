package org.steppe.api.endtoend;

import java.nio.file.Path;

/** The small sources of {@code etl} with one more publication, whose words, labels and numbers are hard to carry. */
final class AwkwardSources {

    private AwkwardSources() {}

    /** @return a folder to load */
    static Path in(Path folder) {
        Workplace.copy(JavaProcess.root().resolve("etl/src/test/resources/sources/small"), folder);
        Workplace.copy(JavaProcess.root().resolve("api/src/test/resources/sources/awkward"), folder);
        return folder;
    }
}
