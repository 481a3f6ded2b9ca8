package org.steppe.warehouse.store.duckdb;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Removes what loads leave behind. */
final class StagingFolders {

    static final Logger LOG = LoggerFactory.getLogger(StagingFolders.class);

    private StagingFolders() {}

    /** Removes a folder and all below it; what cannot be removed stays for the next load. */
    static void remove(Path folder) {
        if (!Files.exists(folder)) {
            return;
        }
        try (Stream<Path> files = Files.walk(folder)) {
            List<Path> deepestFirst = files.sorted(Comparator.reverseOrder()).toList();
            for (Path file : deepestFirst) {
                Files.deleteIfExists(file);
            }
        } catch (IOException | UncheckedIOException e) {
            LOG.warn("A staging folder could not be removed and is left for the next load", e);
        }
    }
}
