package org.steppe.warehouse.store.series;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.vector.BaseFixedWidthVector;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.VarCharVector;
import org.apache.arrow.vector.dictionary.Dictionary;
import org.apache.arrow.vector.dictionary.DictionaryProvider;
import org.apache.arrow.vector.ipc.ArrowFileReader;
import org.apache.arrow.vector.ipc.message.ArrowBlock;
import org.apache.arrow.vector.types.pojo.DictionaryEncoding;
import org.apache.arrow.vector.types.pojo.Field;
import org.apache.arrow.vector.types.pojo.FieldType;
import org.jspecify.annotations.Nullable;

/**
 * What is known of the Arrow file of a version without its rows: columns, dictionaries, the places of its record
 * batches. Safe for many threads; whoever uses it {@linkplain #acquire() acquires} it first and releases it afterwards,
 * and the last one gives back its memory.
 */
final class RecordFile {

    private final Path path;
    private final Map<String, RecordColumn> columns;
    private final DictionaryProvider.MapDictionaryProvider dictionaries;
    private final RecordBlock[] blocks;
    private final AtomicInteger users = new AtomicInteger(1);

    private RecordFile(
            Path path,
            Map<String, RecordColumn> columns,
            DictionaryProvider.MapDictionaryProvider dictionaries,
            RecordBlock[] blocks) {
        this.path = path;
        this.columns = columns;
        this.dictionaries = dictionaries;
        this.blocks = blocks;
    }

    /** Reads all but the rows. The caller is its first user. */
    static RecordFile open(Path path, BufferAllocator memory) throws IOException {
        return open(path, 0, memory);
    }

    /** The same of a file whose columns can stand in one answer with those of another. */
    static RecordFile openBeside(RecordFile other, Path path, BufferAllocator memory) throws IOException {
        long last = other.dictionaries.getDictionaryIds().stream()
                .mapToLong(Long::longValue)
                .max()
                .orElse(-1);
        return open(path, last + 1, memory);
    }

    /** @param dictionariesFrom added to the numbers of dictionaries */
    private static RecordFile open(Path path, long dictionariesFrom, BufferAllocator memory) throws IOException {
        try (FileChannel channel = FileChannel.open(path, StandardOpenOption.READ);
                var reader = new ArrowFileReader(channel, memory)) {
            List<Field> fields = reader.getVectorSchemaRoot().getSchema().getFields();
            var columns = new HashMap<String, RecordColumn>();
            int buffer = 0;
            for (int i = 0; i < fields.size(); i++) {
                Field field = renumbered(fields.get(i), dictionariesFrom);
                RecordColumn column = column(field, reader.getVectorSchemaRoot().getVector(i), i, buffer);
                columns.put(column.component(), column);
                buffer += column.buffers();
            }
            var blocks = new ArrayList<RecordBlock>();
            long row = 0;
            for (ArrowBlock block : reader.getRecordBlocks()) {
                RecordBlock read = RecordBlock.read(channel, block, row);
                blocks.add(read);
                row = read.endRow();
            }
            return new RecordFile(
                    path,
                    Map.copyOf(columns),
                    dictionaries(reader, dictionariesFrom, memory),
                    blocks.toArray(RecordBlock[]::new));
        }
    }

    private static RecordColumn column(Field field, FieldVector vector, int node, int firstBuffer) throws IOException {
        String component = field.getName().toUpperCase(Locale.ROOT);
        return switch (vector) {
            case BaseFixedWidthVector fixed ->
                new RecordColumn(component, field, node, firstBuffer, fixed.getTypeWidth());
            case VarCharVector text -> new RecordColumn(component, field, node, firstBuffer, RecordColumn.VARIABLE);
            default -> throw new IOException("Rows cannot be taken from a column such as " + field);
        };
    }

    private static Field renumbered(Field field, long dictionariesFrom) {
        DictionaryEncoding encoding = field.getDictionary();
        return encoding == null
                ? field
                : new Field(
                        field.getName(),
                        new FieldType(field.isNullable(), field.getType(), renumbered(encoding, dictionariesFrom)),
                        null);
    }

    private static DictionaryEncoding renumbered(DictionaryEncoding encoding, long dictionariesFrom) {
        return new DictionaryEncoding(
                encoding.getId() + dictionariesFrom, encoding.isOrdered(), encoding.getIndexType());
    }

    /** The reader will close its dictionaries, so their memory changes hands. */
    private static DictionaryProvider.MapDictionaryProvider dictionaries(
            ArrowFileReader reader, long dictionariesFrom, BufferAllocator memory) throws IOException {
        var taken = new DictionaryProvider.MapDictionaryProvider();
        for (Dictionary dictionary : reader.getDictionaryVectors().values()) {
            var transfer = dictionary.getVector().getTransferPair(memory);
            transfer.transfer();
            taken.put(new Dictionary(
                    (FieldVector) transfer.getTo(), renumbered(dictionary.getEncoding(), dictionariesFrom)));
        }
        return taken;
    }

    /** @return false when it was let go already */
    boolean acquire() {
        return users.getAndUpdate(count -> count == 0 ? 0 : count + 1) > 0;
    }

    void release() {
        if (users.decrementAndGet() == 0) {
            dictionaries
                    .getDictionaryIds()
                    .forEach(id -> dictionaries.lookup(id).getVector().close());
        }
    }

    Path path() {
        return path;
    }

    @Nullable
    RecordColumn findColumn(String component) {
        return columns.get(component);
    }

    /** A column of codes that every row has. */
    RecordColumn getCodedColumn(String component) throws IOException {
        RecordColumn column = columns.get(component);
        if (column == null || column.isText()) {
            throw new IOException("The Arrow file has no coded column " + component);
        }
        return column;
    }

    /** A column of whole numbers or days of four bytes. */
    RecordColumn getNumberColumn(String component) throws IOException {
        RecordColumn column = columns.get(component);
        if (column == null || column.width() != Integer.BYTES) {
            throw new IOException("The Arrow file has no column of numbers " + component);
        }
        return column;
    }

    DictionaryProvider dictionaries() {
        return dictionaries;
    }

    /** The texts of a coded column by their index. */
    List<String> entries(String component) {
        RecordColumn column = Objects.requireNonNull(columns.get(component), component);
        var encoding = Objects.requireNonNull(column.field().getDictionary(), component);
        var texts = (VarCharVector) dictionaries.lookup(encoding.getId()).getVector();
        var entries = new ArrayList<String>();
        for (int i = 0; i < texts.getValueCount(); i++) {
            entries.add(new String(texts.get(i), StandardCharsets.UTF_8));
        }
        return entries;
    }

    long rows() {
        return blocks.length == 0 ? 0 : blocks[blocks.length - 1].endRow();
    }

    RecordBlock[] blocks() {
        return blocks;
    }

    /** The batch that has a row, which exists. */
    RecordBlock blockOf(long row) {
        int low = 0;
        int high = blocks.length - 1;
        while (low < high) {
            int middle = (low + high + 1) >>> 1;
            if (blocks[middle].firstRow() <= row) {
                low = middle;
            } else {
                high = middle - 1;
            }
        }
        return blocks[low];
    }
}
