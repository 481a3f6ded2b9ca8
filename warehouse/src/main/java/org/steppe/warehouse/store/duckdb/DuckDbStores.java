package org.steppe.warehouse.store.duckdb;

import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Clock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.steppe.warehouse.store.GenerationPublisher;
import org.steppe.warehouse.store.ObservationStore;

/** Opens warehouses that are kept in DuckDB files. */
public final class DuckDbStores {

    private static final Logger LOG = LoggerFactory.getLogger(DuckDbStores.class);

    private DuckDbStores() {}

    /**
     * Begins to load the engine, which takes as long as all else that a service does at its start, while that is done.
     * Whoever opens a store meanwhile waits for it, and is told if it cannot be loaded.
     */
    public static void beginLoading() {
        Thread.ofPlatform().name("steppe-engine").daemon(true).start(() -> {
            try {
                DriverManager.getConnection("jdbc:duckdb:").close();
            } catch (SQLException e) {
                LOG.debug("The engine cannot be loaded ahead", e);
            }
        });
    }

    /**
     * Opens a warehouse folder for reading. The folder may be empty or missing: the store serves as soon as a generation
     * is published there.
     */
    public static ObservationStore open(Path folder, DuckDbSettings settings) {
        return DuckDbObservationStore.open(folder, settings);
    }

    /**
     * Takes the lock of a warehouse folder, which is made when there is none.
     *
     * @param clock tells the day of first load of undated sources and the time of publication
     * @throws org.steppe.warehouse.error.SteppeException {@code WAREHOUSE_LOCKED} while another load holds the lock,
     *     {@code WAREHOUSE_NOT_WRITABLE} when the folder cannot be written
     */
    public static GenerationPublisher openPublisher(Path folder, Clock clock) {
        return DuckDbGenerationPublisher.open(folder, clock);
    }
}
