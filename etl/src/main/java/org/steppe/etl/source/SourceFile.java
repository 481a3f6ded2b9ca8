package org.steppe.etl.source;

import java.nio.file.Path;

/**
 * A file below the sources folder.
 *
 * @param name relative to that folder, with {@code /}: how issues call it
 */
public record SourceFile(Path path, String name) {

    public static SourceFile of(Path folder, String name) {
        return new SourceFile(folder.resolve(name), name);
    }
}
