package org.steppe.warehouse.store.duckdb;

import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.steppe.warehouse.error.ErrorCode;
import org.steppe.warehouse.error.SteppeException;
import org.steppe.warehouse.generation.FileEntry;
import org.steppe.warehouse.generation.WarehouseFolder;

/**
 * The dataset files that the root database has attached, each under an alias derived from its digest. A file is attached
 * on first use and stays attached while the live generation has it; any other is detached after its last reader. Safe
 * for use by many threads.
 */
final class AttachedFiles {

    private static final Logger LOG = LoggerFactory.getLogger(AttachedFiles.class);

    private final RootDatabase root;
    private final WarehouseFolder folder;
    private final Map<String, Integer> readers = new HashMap<>();
    private Set<String> kept = Set.of();

    AttachedFiles(RootDatabase root, WarehouseFolder folder) {
        this.root = root;
        this.folder = folder;
    }

    /** The use of a file by one reader. */
    final class Lease implements AutoCloseable {

        private final String alias;
        private final AtomicBoolean returned = new AtomicBoolean();

        private Lease(String alias) {
            this.alias = alias;
        }

        String alias() {
            return alias;
        }

        @Override
        public void close() {
            if (returned.compareAndSet(false, true)) {
                release(alias);
            }
        }
    }

    /** @throws SteppeException {@code GENERATION_UNREADABLE} when the file is gone or no database */
    synchronized Lease acquire(FileEntry file) {
        String alias = aliasOf(file);
        Integer current = readers.get(alias);
        if (current == null) {
            try {
                root.attach(folder.resolve(file), alias);
            } catch (SQLException e) {
                throw new SteppeException(
                        ErrorCode.GENERATION_UNREADABLE, "A data file of this version cannot be opened.", e);
            }
        }
        readers.put(alias, current == null ? 1 : current + 1);
        return new Lease(alias);
    }

    /** Names the files of the live generation; others are detached as soon as nobody reads them. */
    synchronized void keep(Set<FileEntry> live) {
        kept = live.stream().map(AttachedFiles::aliasOf).collect(java.util.stream.Collectors.toUnmodifiableSet());
        readers.entrySet().stream()
                .filter(entry -> entry.getValue() == 0)
                .map(Map.Entry::getKey)
                .filter(alias -> !kept.contains(alias))
                .toList()
                .forEach(this::detach);
    }

    private synchronized void release(String alias) {
        int left = readers.merge(alias, -1, Integer::sum);
        if (left == 0 && !kept.contains(alias)) {
            detach(alias);
        }
    }

    private void detach(String alias) {
        readers.remove(alias);
        try {
            root.detach(alias);
        } catch (SQLException e) {
            LOG.warn("A data file could not be detached and stays open until the service ends", e);
        }
    }

    synchronized Set<String> aliases() {
        return Set.copyOf(readers.keySet());
    }

    static String aliasOf(FileEntry file) {
        return "data_" + file.sha256().substring(0, 32);
    }
}
