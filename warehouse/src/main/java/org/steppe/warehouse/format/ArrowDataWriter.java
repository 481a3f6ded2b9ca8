package org.steppe.warehouse.format;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.apache.arrow.vector.VectorUnloader;
import org.apache.arrow.vector.dictionary.Dictionary;
import org.apache.arrow.vector.dictionary.DictionaryProvider;
import org.apache.arrow.vector.ipc.WriteChannel;
import org.apache.arrow.vector.ipc.message.ArrowDictionaryBatch;
import org.apache.arrow.vector.ipc.message.ArrowRecordBatch;
import org.apache.arrow.vector.ipc.message.MessageSerializer;
import org.apache.arrow.vector.types.pojo.Field;
import org.apache.arrow.vector.types.pojo.Schema;
import org.apache.arrow.vector.util.DictionaryUtility;

/**
 * An Arrow IPC stream. Coded columns stay dictionary-encoded; a column of labels shares its indexes with the column of
 * codes and has a dictionary of its own. The end-of-stream marker is written only at a true end.
 */
final class ArrowDataWriter implements DataWriter {

    /** A message with so many rows of all columns has a few megabytes; a multiple of 8, so that slices need no shifts. */
    private static final int ROWS_PER_MESSAGE = 32 * 1024;

    private final ArrowColumns columns;
    private final Map<String, String> metadata;

    ArrowDataWriter(
            AnswerHead head,
            AnswerLayout layout,
            VectorSchemaRoot batch,
            DictionaryProvider dictionaries,
            BufferAllocator allocator) {
        this.columns = ArrowColumns.of(layout, batch, dictionaries, allocator);
        this.metadata = new LinkedHashMap<>();
        metadata.put("dataset", head.dataset());
        metadata.put("version", head.version().toString());
        if (head.asOf() != null) {
            metadata.put("as_of", head.asOf().toString());
        }
        metadata.putAll(head.metadata());
    }

    @Override
    public void begin(ByteSink out) {
        write(out, channel -> {
            var fields = new ArrayList<Field>();
            for (Field field : columns.fields()) {
                fields.add(DictionaryUtility.toMessageFormat(field, columns.dictionaries(), new java.util.HashSet<>()));
            }
            MessageSerializer.serialize(channel, new Schema(fields, metadata));
            for (Dictionary dictionary : columns.listDictionaries()) {
                writeDictionary(dictionary, channel);
            }
        });
    }

    private static void writeDictionary(Dictionary dictionary, WriteChannel channel) throws IOException {
        FieldVector entries = dictionary.getVector();
        var root = new VectorSchemaRoot(List.of(entries.getField()), List.of(entries), entries.getValueCount());
        ArrowRecordBatch data = new VectorUnloader(root).getRecordBatch();
        try (var message = new ArrowDictionaryBatch(dictionary.getEncoding().getId(), data, false)) {
            MessageSerializer.serialize(channel, message);
        }
    }

    @Override
    public int writeRows(VectorSchemaRoot batch, int from, int to, ByteSink out) {
        int end = Math.min(to, from + ROWS_PER_MESSAGE);
        write(out, channel -> {
            try (ArrowColumns.Slice slice = columns.slice(batch, from, end - from);
                    ArrowRecordBatch message = new VectorUnloader(slice.root()).getRecordBatch()) {
                MessageSerializer.serialize(channel, message);
            }
        });
        return end;
    }

    @Override
    public void end(List<Warning> warnings, ByteSink out) {
        write(out, channel -> {
            channel.writeIntLittleEndian(MessageSerializer.IPC_CONTINUATION_TOKEN);
            channel.writeIntLittleEndian(0);
        });
    }

    @Override
    public void close() {
        columns.close();
    }

    private interface Writing {
        void to(WriteChannel channel) throws IOException;
    }

    private static void write(ByteSink out, Writing writing) {
        try (var channel = new WriteChannel(new SinkChannel(out))) {
            writing.to(channel);
        } catch (IOException notPossibleInMemory) {
            throw new UncheckedIOException(notPossibleInMemory);
        }
    }
}
