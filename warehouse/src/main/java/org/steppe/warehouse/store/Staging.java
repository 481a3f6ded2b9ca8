package org.steppe.warehouse.store;

import org.steppe.warehouse.observation.Figure;

/** Figures on their way into a generation; nothing of it is visible to readers. Closing it without publishing leaves no trace. */
public interface Staging extends AutoCloseable {

    /** Adds a figure whose dataset, codes and source the catalogue knows; in any order. */
    void add(Figure figure);

    /**
     * Judges all figures, writes the files of datasets that changed, and compares with the live generation.
     *
     * @param listener told of every observation with its figures, in stored order of its dataset
     */
    PreparedGeneration prepare(JudgementListener listener);

    @Override
    void close();
}
