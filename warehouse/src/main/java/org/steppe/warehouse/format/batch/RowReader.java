package org.steppe.warehouse.format.batch;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import org.apache.arrow.vector.DateDayVector;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.Float8Vector;
import org.apache.arrow.vector.IntVector;
import org.apache.arrow.vector.VarCharVector;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.apache.arrow.vector.dictionary.DictionaryProvider;
import org.apache.arrow.vector.types.pojo.DictionaryEncoding;
import org.jspecify.annotations.Nullable;
import org.steppe.warehouse.query.VintageColumns;
import org.steppe.warehouse.structure.DataStructure;

/** Reads cells of a batch as objects, where a format is made of them row by row. */
public final class RowReader {

    private final VectorSchemaRoot batch;
    private final DictionaryProvider dictionaries;

    public RowReader(VectorSchemaRoot batch, DictionaryProvider dictionaries) {
        this.batch = batch;
        this.dictionaries = dictionaries;
    }

    /** @return null where the value is missing */
    public @Nullable String text(String component, int row) {
        FieldVector vector = Cells.column(batch, component);
        if (vector.isNull(row)) {
            return null;
        }
        DictionaryEncoding encoding = vector.getField().getDictionary();
        byte[] utf8 = encoding != null
                ? Cells.entry(
                        dictionaries.lookup(encoding.getId()).getVector(),
                        Cells.index(vector.getDataBuffer(), Cells.indexWidth(vector), row))
                : ((VarCharVector) vector).get(row);
        return new String(utf8, StandardCharsets.UTF_8);
    }

    /** Whether the batch has such a column. */
    public boolean has(String component) {
        return batch.getVector(component) != null;
    }

    /** @throws IllegalStateException where the value is missing */
    public String requireText(String component, int row) {
        String text = text(component, row);
        if (text == null) {
            throw new IllegalStateException("Column " + component + " has no value in row " + row);
        }
        return text;
    }

    /** @return null where the value or the whole column is missing */
    public @Nullable Integer integer(String component, int row) {
        if (!has(component)) {
            return null;
        }
        var vector = (IntVector) Cells.column(batch, component);
        return vector.isNull(row) ? null : vector.get(row);
    }

    /** @return null where the value or the whole column is missing */
    public @Nullable LocalDate day(String component, int row) {
        if (!has(component)) {
            return null;
        }
        var vector = (DateDayVector) Cells.column(batch, component);
        return vector.isNull(row) ? null : LocalDate.ofEpochDay(vector.get(row));
    }

    /** The measure with the digits as published. */
    public @Nullable BigDecimal value(int row) {
        return value(DataStructure.OBS_VALUE, VintageColumns.DECIMALS, row);
    }

    /** A value with the digits that another column counts. */
    public @Nullable BigDecimal value(String component, String decimalsComponent, int row) {
        var values = (Float8Vector) Cells.column(batch, component);
        if (values.isNull(row) || !Double.isFinite(values.get(row))) {
            return null;
        }
        Integer decimals = integer(decimalsComponent, row);
        return decimals == null
                ? BigDecimal.valueOf(values.get(row))
                : new BigDecimal(values.get(row)).setScale(decimals, RoundingMode.HALF_EVEN);
    }
}
