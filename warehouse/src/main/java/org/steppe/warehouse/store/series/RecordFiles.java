package org.steppe.warehouse.store.series;

import java.io.IOException;
import java.util.List;
import java.util.Set;
import org.apache.arrow.vector.dictionary.DictionaryProvider;
import org.jspecify.annotations.Nullable;

/**
 * The files from which answers are read: one has the values, the other, or the same, what all values of an observation
 * share. Safe for many threads; acquired and released as a {@link RecordFile} is, which it does with both.
 */
final class RecordFiles {

    private final RecordFile values;
    private final RecordFile keys;
    private final Set<String> keyColumns;
    private final DictionaryProvider dictionaries;

    private RecordFiles(RecordFile values, RecordFile keys, Set<String> keyColumns, DictionaryProvider dictionaries) {
        this.values = values;
        this.keys = keys;
        this.keyColumns = keyColumns;
        this.dictionaries = dictionaries;
    }

    static RecordFiles of(RecordFile file) {
        return new RecordFiles(file, file, Set.of(), file.dictionaries());
    }

    /**
     * Two files, of which the first was {@linkplain RecordFile#openBeside opened beside} the second.
     *
     * @param keyColumns those that are read from the second, where each observation has its row
     */
    static RecordFiles of(RecordFile values, RecordFile keys, Set<String> keyColumns) {
        var dictionaries = new DictionaryProvider.MapDictionaryProvider();
        for (DictionaryProvider some : List.of(values.dictionaries(), keys.dictionaries())) {
            some.getDictionaryIds().forEach(id -> dictionaries.put(some.lookup(id)));
        }
        return new RecordFiles(values, keys, Set.copyOf(keyColumns), dictionaries);
    }

    RecordFile keys() {
        return keys;
    }

    /** @return false when they were let go already */
    boolean acquire() {
        if (!keys.acquire()) {
            return false;
        }
        if (values != keys && !values.acquire()) {
            keys.release();
            return false;
        }
        return true;
    }

    void release() {
        if (values != keys) {
            values.release();
        }
        keys.release();
    }

    RecordReaders open() throws IOException {
        return RecordReaders.open(values, keys);
    }

    DictionaryProvider dictionaries() {
        return dictionaries;
    }

    @Nullable
    RecordColumn findColumn(String component) {
        return (isOfKeys(component) ? keys : values).findColumn(component);
    }

    boolean isOfKeys(String component) {
        return keyColumns.contains(component);
    }
}
