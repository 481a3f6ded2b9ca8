package org.steppe.warehouse.format.batch;

import java.nio.charset.StandardCharsets;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.apache.arrow.vector.dictionary.DictionaryProvider;
import org.apache.arrow.vector.types.pojo.DictionaryEncoding;

/**
 * The indexes of one dictionary-encoded column, and the texts that were met. A text is read from the dictionary when it
 * is first met and known from then on, also when the rows come once more and the first dictionary is gone.
 */
public final class DictionaryColumn {

    public static final int MISSING = Cells.MISSING;

    private final String component;
    private final FieldVector dictionary;
    private final String[] texts;
    private final BitSet met = new BitSet();
    private int[] indexes = {};

    private DictionaryColumn(String component, FieldVector dictionary) {
        this.component = component;
        this.dictionary = dictionary;
        this.texts = new String[dictionary.getValueCount()];
    }

    /** Empty when the batch has no such column or its texts stand in the rows themselves. */
    public static Optional<DictionaryColumn> find(
            String component, VectorSchemaRoot batch, DictionaryProvider dictionaries) {
        FieldVector vector = batch.getVector(component);
        if (vector == null) {
            return Optional.empty();
        }
        DictionaryEncoding encoding = vector.getField().getDictionary();
        return Optional.ofNullable(encoding)
                .map(DictionaryEncoding::getId)
                .map(id ->
                        new DictionaryColumn(component, dictionaries.lookup(id).getVector()));
    }

    /** Turns to the next batch. */
    public void bind(VectorSchemaRoot batch) {
        bind(Cells.column(batch, component));
    }

    public void bind(FieldVector vector) {
        indexes = Cells.indexes(vector);
    }

    /** The place of a cell's text in the dictionary, {@link #MISSING} where there is none. */
    public int index(int row) {
        return indexes[row];
    }

    /** As {@link #index}, and meets the text. */
    public int meet(int row) {
        int index = index(row);
        if (index != MISSING && !met.get(index)) {
            met.set(index);
            texts[index] = new String(Cells.entry(dictionary, index), StandardCharsets.UTF_8);
        }
        return index;
    }

    /** One that was met. */
    public String text(int index) {
        return texts[index];
    }

    /** Texts of the dictionary, met or not. */
    public int size() {
        return texts.length;
    }

    /** All texts of the dictionary, met or not, while it is there. */
    public Stream<String> allTexts() {
        return IntStream.range(0, texts.length)
                .mapToObj(index -> new String(Cells.entry(dictionary, index), StandardCharsets.UTF_8));
    }

    public int metCount() {
        return met.cardinality();
    }

    /** The places of those met, in the order of the dictionary. */
    public int[] metIndexes() {
        return met.stream().toArray();
    }

    /** Those met, in the order of the dictionary. */
    public List<String> metTexts() {
        return met.stream().mapToObj(index -> texts[index]).toList();
    }
}
