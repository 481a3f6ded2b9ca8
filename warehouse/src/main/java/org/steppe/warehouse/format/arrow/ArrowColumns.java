package org.steppe.warehouse.format.arrow;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.VarCharVector;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.apache.arrow.vector.dictionary.Dictionary;
import org.apache.arrow.vector.dictionary.DictionaryProvider;
import org.apache.arrow.vector.types.pojo.DictionaryEncoding;
import org.apache.arrow.vector.types.pojo.Field;
import org.apache.arrow.vector.types.pojo.FieldType;
import org.apache.arrow.vector.util.TransferPair;
import org.jspecify.annotations.Nullable;
import org.steppe.warehouse.format.AnswerLayout;
import org.steppe.warehouse.format.Column;
import org.steppe.warehouse.format.batch.Cells;

/** The columns of an answer in Arrow: those of the batch, chosen, renamed, and with dictionaries of labels. */
final class ArrowColumns implements AutoCloseable {

    private final List<String> components = new ArrayList<>();
    private final List<Field> fields = new ArrayList<>();
    private final List<Dictionary> listed = new ArrayList<>();
    private final List<VarCharVector> owned = new ArrayList<>();
    private final DictionaryProvider.MapDictionaryProvider dictionaries =
            new DictionaryProvider.MapDictionaryProvider();

    private ArrowColumns() {}

    static ArrowColumns of(
            AnswerLayout layout,
            ArrowMetadata metadata,
            VectorSchemaRoot batch,
            DictionaryProvider source,
            BufferAllocator allocator) {
        var columns = new ArrowColumns();
        for (Column column : layout.columns()) {
            Field field = Cells.column(batch, column.component()).getField();
            columns.components.add(column.component());
            DictionaryEncoding encoding = columns.encode(column, field, source, allocator);
            var type = new FieldType(field.isNullable(), field.getType(), encoding, metadata.ofColumn(column));
            columns.fields.add(new Field(column.name(), type, null));
        }
        return columns;
    }

    private @Nullable DictionaryEncoding encode(
            Column column, Field field, DictionaryProvider source, BufferAllocator allocator) {
        DictionaryEncoding encoding = field.getDictionary();
        if (encoding == null) {
            return null;
        }
        var adapted = new DictionaryEncoding(listed.size(), encoding.isOrdered(), encoding.getIndexType());
        FieldVector entries = source.lookup(encoding.getId()).getVector();
        if (column.labels() != null) {
            entries = labels(column, entries, allocator);
        }
        var dictionary = new Dictionary(entries, adapted);
        listed.add(dictionary);
        dictionaries.put(dictionary);
        return adapted;
    }

    private FieldVector labels(Column column, FieldVector codes, BufferAllocator allocator) {
        var labels = new VarCharVector("label", allocator);
        owned.add(labels);
        labels.allocateNew(codes.getValueCount());
        for (int i = 0; i < codes.getValueCount(); i++) {
            String label = column.text(new String(Cells.entry(codes, i), StandardCharsets.UTF_8));
            labels.setSafe(i, label.getBytes(StandardCharsets.UTF_8));
        }
        labels.setValueCount(codes.getValueCount());
        return labels;
    }

    List<Field> fields() {
        return fields;
    }

    DictionaryProvider dictionaries() {
        return dictionaries;
    }

    List<Dictionary> listDictionaries() {
        return listed;
    }

    /** Some rows of a batch as these columns. */
    Slice slice(VectorSchemaRoot batch, int from, int count) {
        if (from == 0 && count == batch.getRowCount()) {
            var vectors = components.stream()
                    .map(component -> Cells.column(batch, component))
                    .toList();
            return new Slice(new VectorSchemaRoot(fields, vectors, count), false);
        }
        var vectors = new ArrayList<FieldVector>();
        for (String component : components) {
            FieldVector vector = Cells.column(batch, component);
            // Memory can only be shared within the allocator that owns it.
            TransferPair pair = vector.getTransferPair(vector.getAllocator());
            pair.splitAndTransfer(from, count);
            vectors.add((FieldVector) pair.getTo());
        }
        return new Slice(new VectorSchemaRoot(fields, vectors, count), true);
    }

    /** @param isOwned whether closing it gives back its vectors, which otherwise are those of the batch */
    record Slice(VectorSchemaRoot root, boolean isOwned) implements AutoCloseable {

        @Override
        public void close() {
            if (isOwned) {
                root.close();
            }
        }
    }

    @Override
    public void close() {
        owned.forEach(VarCharVector::close);
        owned.clear();
    }
}
