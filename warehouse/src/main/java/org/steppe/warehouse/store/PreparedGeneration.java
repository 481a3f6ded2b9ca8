package org.steppe.warehouse.store;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.steppe.warehouse.generation.Manifest;

/** A generation that is complete on disk and not yet live. */
public interface PreparedGeneration {

    List<PreparedDataset> datasets();

    /** Whether anything differs from the live generation. When not, publishing does nothing. */
    boolean hasChanges();

    /** As {@link #publish(String)}, without a word why. */
    default Manifest publish() {
        return publish(null);
    }

    /**
     * Makes it live by an atomic rename, after everything is on stable storage. A crash before leaves the old
     * generation live, a crash after the new one.
     *
     * @param note what readers of the history should know of it
     * @return the manifest that is live afterwards
     */
    Manifest publish(@Nullable String note);
}
