package org.steppe.warehouse.store;

import java.nio.file.Path;
import org.steppe.warehouse.observation.Figure;

/** Figures on their way into a generation; nothing of it is visible to readers. Closing it without publishing leaves no trace. */
public interface Staging extends AutoCloseable {

    /** Adds a figure whose dataset, codes and source the catalogue knows; in any order. */
    void add(Figure figure);

    /**
     * Adds the text of a publication, so that figures can be shown in their surroundings.
     *
     * @param source id in the catalogue
     * @param text a file in UTF-8, kept bytes unchanged
     */
    void addDocument(String source, Path text);

    /**
     * Judges all figures, writes the files of datasets that changed, and compares with the live generation.
     *
     * @param listener told of every observation with its figures, in stored order of its dataset
     */
    PreparedGeneration prepare(JudgementListener listener);

    @Override
    void close();
}
