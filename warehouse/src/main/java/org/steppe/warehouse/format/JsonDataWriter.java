package org.steppe.warehouse.format;

import java.util.List;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.apache.arrow.vector.dictionary.DictionaryProvider;

/** One JSON object with the observations as an array of objects. */
final class JsonDataWriter extends RowDataWriter {

    private final AnswerHead head;
    private final JsonRows rows;
    private boolean isFirstRow = true;

    JsonDataWriter(AnswerHead head, AnswerLayout layout, VectorSchemaRoot batch, DictionaryProvider dictionaries) {
        this.head = head;
        this.rows = new JsonRows(layout, batch, dictionaries);
    }

    @Override
    public void begin(ByteSink out) {
        out.put((byte) '{');
        writeMember("dataset", head.dataset(), out);
        out.put((byte) ',');
        writeMember("version", head.version().toString(), out);
        if (head.asOf() != null) {
            out.put((byte) ',');
            writeMember("asOf", head.asOf().toString(), out);
        }
        out.put(",\"observations\":[");
    }

    @Override
    void bind(VectorSchemaRoot batch) {
        rows.bind(batch);
    }

    @Override
    void writeRow(int row, ByteSink out) {
        out.put(isFirstRow ? "\n" : ",\n");
        isFirstRow = false;
        rows.write(row, out);
    }

    @Override
    public void end(List<Warning> warnings, ByteSink out) {
        out.put(isFirstRow ? "]" : "\n]");
        if (head.next() != null) {
            out.put((byte) ',');
            writeMember("next", head.next(), out);
        }
        out.put(",\"warnings\":[");
        for (int i = 0; i < warnings.size(); i++) {
            out.put(i == 0 ? "{" : ",{");
            writeWarning(warnings.get(i), out);
        }
        out.put("]}\n");
    }

    private static void writeWarning(Warning warning, ByteSink out) {
        writeMember("code", warning.code(), out);
        out.put((byte) ',');
        writeMember("message", warning.message(), out);
        if (warning.path() != null) {
            out.put((byte) ',');
            writeMember("path", warning.path(), out);
        }
        out.put((byte) '}');
    }

    private static void writeMember(String name, String value, ByteSink out) {
        JsonCellStyle.writeString(name, out);
        out.put((byte) ':');
        JsonCellStyle.writeString(value, out);
    }
}
