package org.steppe.warehouse.store;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.arrow.vector.BaseIntVector;
import org.apache.arrow.vector.DateDayVector;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.apache.arrow.vector.dictionary.Dictionary;
import org.jspecify.annotations.Nullable;

/** Reads answers into plain rows: column name to text, number or day, null where absent. */
public final class ObservationRows {

    private ObservationRows() {}

    /** Reads a cursor to its end and closes it. */
    public static List<Map<String, @Nullable Object>> readAll(ObservationCursor cursor) {
        try (cursor) {
            var rows = new ArrayList<Map<String, @Nullable Object>>();
            while (cursor.next()) {
                addBatch(cursor, rows);
            }
            return rows;
        }
    }

    private static void addBatch(ObservationCursor cursor, List<Map<String, @Nullable Object>> rows) {
        VectorSchemaRoot batch = cursor.batch();
        for (int row = 0; row < batch.getRowCount(); row++) {
            var values = new LinkedHashMap<String, @Nullable Object>();
            for (FieldVector vector : batch.getFieldVectors()) {
                values.put(vector.getName(), value(cursor, vector, row));
            }
            rows.add(values);
        }
    }

    private static @Nullable Object value(ObservationCursor cursor, FieldVector vector, int row) {
        if (vector.isNull(row)) {
            return null;
        }
        var encoding = vector.getField().getDictionary();
        if (encoding != null) {
            Dictionary dictionary =
                    Objects.requireNonNull(cursor.dictionaries().lookup(encoding.getId()), "dictionary");
            int index = (int) ((BaseIntVector) vector).getValueAsLong(row);
            return dictionary.getVector().getObject(index).toString();
        }
        if (vector instanceof DateDayVector days) {
            return LocalDate.ofEpochDay(days.get(row));
        }
        Object value = vector.getObject(row);
        return value instanceof Number ? value : value.toString();
    }
}
