package org.steppe.api.format;

import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.memory.RootAllocator;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.apache.arrow.vector.dictionary.DictionaryProvider;

/** Makes the writer of an answer. */
@Singleton
public final class DataWriters {

    private final BufferAllocator allocator = new RootAllocator();

    DataWriters() {}

    /**
     * @param batch shows the columns; its rows are written later
     * @param dictionaries of the batch
     */
    public DataWriter create(
            DataFormat format,
            AnswerHead head,
            AnswerLayout layout,
            VectorSchemaRoot batch,
            DictionaryProvider dictionaries) {
        return switch (format) {
            case JSON -> new JsonDataWriter(head, layout, batch, dictionaries);
            case NDJSON -> new NdjsonDataWriter(layout, batch, dictionaries);
            case CSV -> new CsvDataWriter(',', layout, batch, dictionaries);
            case TSV -> new CsvDataWriter('\t', layout, batch, dictionaries);
            case ARROW -> new ArrowDataWriter(head, layout, batch, dictionaries, allocator);
        };
    }

    @PreDestroy
    void close() {
        allocator.close();
    }
}
