package org.steppe.warehouse.format.row;

import java.util.List;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.apache.arrow.vector.dictionary.DictionaryProvider;
import org.jspecify.annotations.Nullable;
import org.steppe.warehouse.format.AnswerHead;
import org.steppe.warehouse.format.AnswerLayout;
import org.steppe.warehouse.format.ByteSink;
import org.steppe.warehouse.format.ChangesHead;
import org.steppe.warehouse.format.RevisionsHead;
import org.steppe.warehouse.format.Warning;

/** One JSON object with the rows as an array of objects. */
public final class JsonDataWriter extends RowDataWriter {

    private static final String OBSERVATIONS = "observations";

    private final JsonMembers opening;
    private final String rowsName;
    private final @Nullable String next;
    private boolean isFirstRow = true;

    /**
     * @param opening what stands before the rows
     * @param rowsName the member with the rows
     * @param next address of the next page, null on the last
     */
    private JsonDataWriter(
            JsonMembers opening,
            String rowsName,
            @Nullable String next,
            AnswerLayout layout,
            VectorSchemaRoot batch,
            DictionaryProvider dictionaries,
            HelpingThreads threads) {
        super(() -> JsonRows.ofArray(layout, batch, dictionaries), threads);
        this.opening = opening;
        this.rowsName = rowsName;
        this.next = next;
    }

    public JsonDataWriter(
            AnswerHead head,
            AnswerLayout layout,
            VectorSchemaRoot batch,
            DictionaryProvider dictionaries,
            HelpingThreads threads) {
        this(JsonMembers.of(head), OBSERVATIONS, head.next(), layout, batch, dictionaries, threads);
    }

    public JsonDataWriter(
            ChangesHead head,
            AnswerLayout layout,
            VectorSchemaRoot batch,
            DictionaryProvider dictionaries,
            HelpingThreads threads) {
        this(JsonMembers.of(head), OBSERVATIONS, null, layout, batch, dictionaries, threads);
    }

    public JsonDataWriter(
            RevisionsHead head,
            AnswerLayout layout,
            VectorSchemaRoot batch,
            DictionaryProvider dictionaries,
            HelpingThreads threads) {
        this(JsonMembers.of(head), "revisions", null, layout, batch, dictionaries, threads);
    }

    @Override
    public void begin(ByteSink out) {
        out.put((byte) '{');
        opening.write(out);
        out.put(",\"" + rowsName + "\":");
    }

    /** Every row begins with a comma; that of the first becomes the bracket. */
    @Override
    public int writeRows(VectorSchemaRoot batch, int from, int to, ByteSink out) {
        int start = out.length();
        int written = super.writeRows(batch, from, to, out);
        if (isFirstRow) {
            out.set(start, (byte) '[');
            isFirstRow = false;
        }
        return written;
    }

    @Override
    public void end(List<Warning> warnings, ByteSink out) {
        out.put(isFirstRow ? "[]" : "\n]");
        if (next != null) {
            out.put((byte) ',');
            JsonMembers.of("next", next).write(out);
        }
        out.put(",\"warnings\":[");
        for (int i = 0; i < warnings.size(); i++) {
            out.put(i == 0 ? "{" : ",{");
            JsonMembers.of(warnings.get(i)).write(out);
            out.put((byte) '}');
        }
        out.put("]}\n");
    }
}
