package org.steppe.warehouse.format.writer;

import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.memory.RootAllocator;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.apache.arrow.vector.dictionary.DictionaryProvider;
import org.steppe.warehouse.format.AnswerHead;
import org.steppe.warehouse.format.AnswerLayout;
import org.steppe.warehouse.format.ArrowCodec;
import org.steppe.warehouse.format.ChangesHead;
import org.steppe.warehouse.format.DataFormat;
import org.steppe.warehouse.format.DataWriter;
import org.steppe.warehouse.format.FormatOptions;
import org.steppe.warehouse.format.RevisionsHead;
import org.steppe.warehouse.format.arrow.ArrowDataWriter;
import org.steppe.warehouse.format.arrow.ArrowMessages;
import org.steppe.warehouse.format.cube.JsonStatDataWriter;
import org.steppe.warehouse.format.row.CsvDataWriter;
import org.steppe.warehouse.format.row.HelpingThreads;
import org.steppe.warehouse.format.row.JsonDataWriter;
import org.steppe.warehouse.format.row.NdjsonDataWriter;
import org.steppe.warehouse.format.sdmx.SdmxCsvChangesWriter;
import org.steppe.warehouse.format.sdmx.SdmxCsvDataWriter;
import org.steppe.warehouse.format.sdmx.SdmxJsonDataWriter;
import org.steppe.warehouse.format.sheet.XlsxDataWriter;

/** Makes the writers of answers. Closed after all of them. */
public final class DataWriters implements AutoCloseable {

    private final BufferAllocator allocator = new RootAllocator();
    private final HelpingThreads threads = HelpingThreads.ofMachine();

    /** A writer with the usual options: see below. */
    public DataWriter create(
            DataFormat format,
            AnswerHead head,
            AnswerLayout layout,
            VectorSchemaRoot batch,
            DictionaryProvider dictionaries) {
        return create(format, FormatOptions.USUAL, head, layout, batch, dictionaries);
    }

    /**
     * @param format any but Parquet, which stores write by themselves
     * @param batch shows the columns; its rows are written later
     * @param dictionaries of the batch
     */
    public DataWriter create(
            DataFormat format,
            FormatOptions options,
            AnswerHead head,
            AnswerLayout layout,
            VectorSchemaRoot batch,
            DictionaryProvider dictionaries) {
        return switch (format) {
            case JSON -> new JsonDataWriter(head, layout, batch, dictionaries, threads);
            case NDJSON -> new NdjsonDataWriter(layout, batch, dictionaries, threads);
            case CSV -> new CsvDataWriter(',', layout, batch, dictionaries, threads);
            case TSV -> new CsvDataWriter('\t', layout, batch, dictionaries, threads);
            case XLSX -> new XlsxDataWriter(head, layout, batch, dictionaries);
            case JSONSTAT -> new JsonStatDataWriter(head, layout, batch, dictionaries);
            case SDMX_CSV -> new SdmxCsvDataWriter(head, options, batch, dictionaries, threads);
            case SDMX_JSON -> new SdmxJsonDataWriter(head, batch, dictionaries);
            case ARROW -> ArrowDataWriter.stream(messages(options.codec(), head, layout, batch, dictionaries));
            case ARROW_FILE -> ArrowDataWriter.file(messages(options.codec(), head, layout, batch, dictionaries));
            case PARQUET -> throw new IllegalArgumentException("Parquet is written by the store, not from batches");
        };
    }

    private ArrowMessages messages(
            ArrowCodec codec,
            AnswerHead head,
            AnswerLayout layout,
            VectorSchemaRoot batch,
            DictionaryProvider dictionaries) {
        return ArrowMessages.of(head, layout, codec, batch, dictionaries, allocator);
    }

    /**
     * For a list of changes, all columns of it.
     *
     * @param batch shows the columns; its rows are written later
     * @throws IllegalArgumentException for a format that has no place for changes
     */
    public DataWriter create(
            DataFormat format, ChangesHead head, VectorSchemaRoot batch, DictionaryProvider dictionaries) {
        AnswerLayout layout = AnswerLayout.of(batch);
        return switch (format) {
            case JSON -> new JsonDataWriter(head, layout, batch, dictionaries, threads);
            case NDJSON -> new NdjsonDataWriter(layout, batch, dictionaries, threads);
            case CSV -> new CsvDataWriter(',', layout, batch, dictionaries, threads);
            case TSV -> new CsvDataWriter('\t', layout, batch, dictionaries, threads);
            case ARROW -> ArrowDataWriter.stream(ArrowMessages.of(head, layout, batch, dictionaries, allocator));
            case ARROW_FILE -> ArrowDataWriter.file(ArrowMessages.of(head, layout, batch, dictionaries, allocator));
            case SDMX_CSV -> new SdmxCsvChangesWriter(head, batch, dictionaries, threads);
            case XLSX, JSONSTAT, SDMX_JSON, PARQUET ->
                throw new IllegalArgumentException("There are no changes as " + format.id());
        };
    }

    /**
     * For revision statistics, all columns of them.
     *
     * @param batch shows the columns; its rows are written later
     * @throws IllegalArgumentException for a format that has no place for statistics
     */
    public DataWriter create(
            DataFormat format, RevisionsHead head, VectorSchemaRoot batch, DictionaryProvider dictionaries) {
        AnswerLayout layout = AnswerLayout.of(batch);
        return switch (format) {
            case JSON -> new JsonDataWriter(head, layout, batch, dictionaries, threads);
            case NDJSON -> new NdjsonDataWriter(layout, batch, dictionaries, threads);
            case CSV -> new CsvDataWriter(',', layout, batch, dictionaries, threads);
            case TSV -> new CsvDataWriter('\t', layout, batch, dictionaries, threads);
            case ARROW, ARROW_FILE, XLSX, JSONSTAT, SDMX_CSV, SDMX_JSON, PARQUET ->
                throw new IllegalArgumentException("There are no revision statistics as " + format.id());
        };
    }

    @Override
    public void close() {
        threads.close();
        allocator.close();
    }
}
