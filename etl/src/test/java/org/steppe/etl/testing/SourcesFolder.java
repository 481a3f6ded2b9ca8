package org.steppe.etl.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** A copy of the small data set of the test resources, to be spoiled in one place. */
public final class SourcesFolder {

    private static final Path SMALL = Path.of("src", "test", "resources", "sources", "small");

    private final Path folder;

    private SourcesFolder(Path folder) {
        this.folder = folder;
    }

    /** @param folder new or empty */
    public static SourcesFolder copySmall(Path folder) {
        try (Stream<Path> files = Files.walk(SMALL)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Path copy = folder.resolve(SMALL.relativize(file).toString());
                Files.createDirectories(copy.getParent());
                Files.copy(file, copy);
            }
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        return new SourcesFolder(folder);
    }

    public Path path() {
        return folder;
    }

    /** Writes a file in place of the one that is there. */
    public SourcesFolder write(String name, String text) {
        try {
            Path file = folder.resolve(name);
            Files.createDirectories(file.getParent());
            Files.writeString(file, text, StandardCharsets.UTF_8);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        return this;
    }

    /** Puts another text in place of one that stands in a file. */
    public SourcesFolder replace(String name, String text, String other) {
        String before = read(name);
        if (!before.contains(text)) {
            throw new IllegalArgumentException(name + " does not contain '" + text + "'");
        }
        return write(name, before.replace(text, other));
    }

    public SourcesFolder append(String name, String text) {
        return write(name, read(name) + text);
    }

    public SourcesFolder delete(String name) {
        try {
            Path path = folder.resolve(name);
            if (Files.isDirectory(path)) {
                try (Stream<Path> files = Files.list(path)) {
                    List<Path> inside = files.toList();
                    for (Path file : inside) {
                        delete(folder.relativize(file).toString());
                    }
                }
            }
            Files.delete(path);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        return this;
    }

    private String read(String name) {
        try {
            return Files.readString(folder.resolve(name), StandardCharsets.UTF_8);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
