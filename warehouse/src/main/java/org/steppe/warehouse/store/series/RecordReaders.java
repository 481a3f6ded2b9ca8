package org.steppe.warehouse.store.series;

import java.io.IOException;

/**
 * The files of an answer, opened for it alone: one has the values, the other, or the same, what all values of an
 * observation share. Used by one thread.
 */
record RecordReaders(RecordReader values, RecordReader keys) implements AutoCloseable {

    static RecordReaders open(RecordFile values, RecordFile keys) throws IOException {
        RecordReader opened = RecordReader.open(values);
        if (values == keys) {
            return new RecordReaders(opened, opened);
        }
        try {
            return new RecordReaders(opened, RecordReader.open(keys));
        } catch (IOException e) {
            opened.close();
            throw e;
        }
    }

    @Override
    public void close() throws IOException {
        try (values) {
            keys.close();
        }
    }
}
