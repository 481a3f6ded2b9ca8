package org.steppe.warehouse.format.arrow;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.apache.arrow.vector.VectorUnloader;
import org.apache.arrow.vector.compression.CompressionCodec;
import org.apache.arrow.vector.dictionary.Dictionary;
import org.apache.arrow.vector.dictionary.DictionaryProvider;
import org.apache.arrow.vector.ipc.WriteChannel;
import org.apache.arrow.vector.ipc.message.ArrowBlock;
import org.apache.arrow.vector.ipc.message.ArrowDictionaryBatch;
import org.apache.arrow.vector.ipc.message.ArrowFooter;
import org.apache.arrow.vector.ipc.message.ArrowRecordBatch;
import org.apache.arrow.vector.ipc.message.MessageSerializer;
import org.apache.arrow.vector.types.pojo.Field;
import org.apache.arrow.vector.types.pojo.Schema;
import org.apache.arrow.vector.util.DictionaryUtility;
import org.steppe.warehouse.format.AnswerHead;
import org.steppe.warehouse.format.AnswerLayout;
import org.steppe.warehouse.format.ArrowCodec;
import org.steppe.warehouse.format.ChangesHead;

/**
 * The messages of an Arrow IPC stream, one after the other: the schema, all dictionaries, the rows, the end. Notes where
 * each lies. Messages and the buffers in them begin at positions divisible by 8, so that a file can be used where it
 * lies.
 */
public final class ArrowMessages implements AutoCloseable {

    /** A message with so many rows of all columns has a few megabytes; a multiple of 8, so that slices need no shifts. */
    static final int ROWS_PER_MESSAGE = 32 * 1024;

    private final ArrowColumns columns;
    private final Schema schema;
    private final CompressionCodec codec;
    private final List<ArrowBlock> dictionaries = new ArrayList<>();
    private final List<ArrowBlock> rows = new ArrayList<>();

    private ArrowMessages(ArrowColumns columns, Map<String, String> metadata, ArrowCodec codec) {
        this.columns = columns;
        this.schema = schema(columns, metadata);
        this.codec = BufferCodecs.of(codec);
    }

    /** @param batch shows the columns */
    public static ArrowMessages of(
            AnswerHead head,
            AnswerLayout layout,
            ArrowCodec codec,
            VectorSchemaRoot batch,
            DictionaryProvider dictionaries,
            BufferAllocator allocator) {
        var metadata = new ArrowMetadata(head);
        var columns = ArrowColumns.of(layout, metadata, batch, dictionaries, allocator);
        return new ArrowMessages(columns, metadata.ofSchema(), codec);
    }

    /** @param batch shows the columns */
    public static ArrowMessages of(
            ChangesHead head,
            AnswerLayout layout,
            VectorSchemaRoot batch,
            DictionaryProvider dictionaries,
            BufferAllocator allocator) {
        var metadata = new ArrowMetadata(head);
        var columns = ArrowColumns.of(layout, metadata, batch, dictionaries, allocator);
        return new ArrowMessages(columns, metadata.ofSchema(), ArrowCodec.NONE);
    }

    private static Schema schema(ArrowColumns columns, Map<String, String> metadata) {
        var fields = new ArrayList<Field>();
        for (Field field : columns.fields()) {
            fields.add(DictionaryUtility.toMessageFormat(field, columns.dictionaries(), new HashSet<>()));
        }
        return new Schema(fields, metadata);
    }

    void writeSchema(WriteChannel out) throws IOException {
        MessageSerializer.serialize(out, schema);
        for (Dictionary dictionary : columns.listDictionaries()) {
            dictionaries.add(writeDictionary(dictionary, out));
        }
    }

    private ArrowBlock writeDictionary(Dictionary dictionary, WriteChannel out) throws IOException {
        FieldVector entries = dictionary.getVector();
        var root = new VectorSchemaRoot(List.of(entries.getField()), List.of(entries), entries.getValueCount());
        try (var message = new ArrowDictionaryBatch(dictionary.getEncoding().getId(), unload(root), false)) {
            return MessageSerializer.serialize(out, message);
        }
    }

    /** Writes one message with some rows of a batch. */
    void writeRows(VectorSchemaRoot batch, int from, int count, WriteChannel out) throws IOException {
        try (ArrowColumns.Slice slice = columns.slice(batch, from, count);
                ArrowRecordBatch message = unload(slice.root())) {
            rows.add(MessageSerializer.serialize(out, message));
        }
    }

    private ArrowRecordBatch unload(VectorSchemaRoot root) {
        return new VectorUnloader(root, true, codec, true).getRecordBatch();
    }

    static void writeEnd(WriteChannel out) throws IOException {
        out.writeIntLittleEndian(MessageSerializer.IPC_CONTINUATION_TOKEN);
        out.writeIntLittleEndian(0);
    }

    /** Where everything is that was written so far. */
    ArrowFooter footer() {
        return new ArrowFooter(schema, dictionaries, rows);
    }

    @Override
    public void close() {
        columns.close();
    }
}
