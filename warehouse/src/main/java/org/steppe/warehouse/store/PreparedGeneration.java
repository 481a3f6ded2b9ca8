package org.steppe.warehouse.store;

import java.util.List;
import org.steppe.warehouse.generation.Manifest;

/** A generation that is complete on disk and not yet live. */
public interface PreparedGeneration {

    List<PreparedDataset> datasets();

    /** Whether anything differs from the live generation. When not, {@link #publish()} publishes nothing. */
    boolean hasChanges();

    /**
     * Makes it live by an atomic rename, after everything is on stable storage. A crash before leaves the old
     * generation live, a crash after the new one.
     *
     * @return the manifest that is live afterwards
     */
    Manifest publish();
}
