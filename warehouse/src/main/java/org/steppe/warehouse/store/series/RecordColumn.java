package org.steppe.warehouse.store.series;

import org.apache.arrow.vector.types.pojo.Field;

/**
 * A column of an Arrow file.
 *
 * @param component its name in upper case
 * @param field as in the file
 * @param node its place among the columns
 * @param firstBuffer its validity; the values follow, for texts their offsets and then their bytes
 * @param width bytes of a value, or {@value #VARIABLE} for texts
 */
record RecordColumn(String component, Field field, int node, int firstBuffer, int width) {

    static final int VARIABLE = -1;

    boolean isText() {
        return width == VARIABLE;
    }

    int buffers() {
        return isText() ? 3 : 2;
    }

    int validity() {
        return firstBuffer;
    }

    /** Values, or offsets of texts. */
    int values() {
        return firstBuffer + 1;
    }

    int bytes() {
        return firstBuffer + 2;
    }
}
