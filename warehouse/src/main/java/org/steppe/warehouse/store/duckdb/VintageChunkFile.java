package org.steppe.warehouse.store.duckdb;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.apache.arrow.vector.VectorUnloader;
import org.apache.arrow.vector.dictionary.Dictionary;
import org.apache.arrow.vector.dictionary.DictionaryProvider;
import org.apache.arrow.vector.ipc.WriteChannel;
import org.apache.arrow.vector.ipc.message.ArrowBlock;
import org.apache.arrow.vector.ipc.message.ArrowDictionaryBatch;
import org.apache.arrow.vector.ipc.message.ArrowFooter;
import org.apache.arrow.vector.ipc.message.ArrowRecordBatch;
import org.apache.arrow.vector.ipc.message.MessageSerializer;
import org.apache.arrow.vector.types.pojo.ArrowType;
import org.apache.arrow.vector.types.pojo.Field;
import org.apache.arrow.vector.types.pojo.Schema;
import org.apache.arrow.vector.util.DictionaryUtility;
import org.steppe.warehouse.generation.VintagesFile;

/**
 * An Arrow IPC file to which record batches are written as they are, buffers without need left out, which Arrow's own
 * writer would fill. A file that was not ended is noticed by its readers.
 */
final class VintageChunkFile implements AutoCloseable {

    private static final byte[] MAGIC = "ARROW1".getBytes(StandardCharsets.US_ASCII);

    private final FileChannel file;
    private final WriteChannel out;
    private final Schema schema;
    private final List<ArrowBlock> dictionaries = new ArrayList<>();
    private final List<ArrowBlock> batches = new ArrayList<>();

    /** @param columns behind which stands the number of the observation */
    VintageChunkFile(Path path, List<FieldVector> columns, DictionaryProvider provider) throws IOException {
        this.file = FileChannel.open(path, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        this.out = new WriteChannel(file);
        Set<Long> used = new TreeSet<>();
        var fields = new ArrayList<Field>();
        for (FieldVector column : columns) {
            Field field = column.getField();
            if (field.getDictionary() != null) {
                used.add(field.getDictionary().getId());
            }
            fields.add(DictionaryUtility.toMessageFormat(field, provider, new HashSet<>()));
        }
        fields.add(Field.notNullable(VintagesFile.OBSERVATION, new ArrowType.Int(Integer.SIZE, true)));
        this.schema = new Schema(fields);
        out.write(MAGIC);
        out.align();
        MessageSerializer.serialize(out, schema);
        for (long id : used) {
            dictionaries.add(write(provider.lookup(id)));
        }
    }

    private ArrowBlock write(Dictionary dictionary) throws IOException {
        FieldVector entries = dictionary.getVector();
        var root = new VectorSchemaRoot(List.of(entries.getField()), List.of(entries), entries.getValueCount());
        try (var message = new ArrowDictionaryBatch(
                dictionary.getEncoding().getId(), new VectorUnloader(root).getRecordBatch(), false)) {
            return MessageSerializer.serialize(out, message);
        }
    }

    void write(ArrowRecordBatch batch) throws IOException {
        batches.add(MessageSerializer.serialize(out, batch));
    }

    void end() throws IOException {
        out.writeIntLittleEndian(MessageSerializer.IPC_CONTINUATION_TOKEN);
        out.writeIntLittleEndian(0);
        long start = out.getCurrentPosition();
        out.write(new ArrowFooter(schema, dictionaries, batches), false);
        out.writeIntLittleEndian((int) (out.getCurrentPosition() - start));
        out.write(MAGIC);
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
