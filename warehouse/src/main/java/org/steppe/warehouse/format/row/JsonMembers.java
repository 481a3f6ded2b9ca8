package org.steppe.warehouse.format.row;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.steppe.warehouse.format.AnswerHead;
import org.steppe.warehouse.format.ByteSink;
import org.steppe.warehouse.format.ChangesHead;
import org.steppe.warehouse.format.RevisionsHead;
import org.steppe.warehouse.format.Warning;
import org.steppe.warehouse.format.text.JsonCellStyle;
import org.steppe.warehouse.generation.StructureChange;
import org.steppe.warehouse.structure.Label;

/** Some members of a JSON object, in order. Used by one thread. */
final class JsonMembers {

    private final ByteSink text = new ByteSink();
    private final List<byte[]> members = new ArrayList<>();

    private JsonMembers() {}

    static JsonMembers of(String name, String value) {
        return new JsonMembers().text(name, value);
    }

    static JsonMembers of(AnswerHead head) {
        return new JsonMembers()
                .text("dataset", head.dataset())
                .text("version", head.version().toString())
                .text("asOf", text(head.asOf()))
                .text("changedSince", text(head.query().changedSince()));
    }

    static JsonMembers of(ChangesHead head) {
        return new JsonMembers()
                .text("dataset", head.stored().dataset())
                .text("version", head.version())
                .text("since", text(head.since()))
                .list(
                        "structure",
                        head.structure().stream().map(JsonMembers::of).toList());
    }

    static JsonMembers of(RevisionsHead head) {
        return new JsonMembers()
                .text("dataset", head.dataset())
                .text("version", head.version().toString())
                .text("asOf", text(head.asOf()))
                .texts("by", head.groups().stream().map(JsonMembers::lower).toList());
    }

    static JsonMembers of(Warning warning) {
        return new JsonMembers()
                .text("code", warning.code())
                .text("message", warning.message())
                .text("path", warning.path());
    }

    private static JsonMembers of(StructureChange change) {
        String codelist = change.codelist();
        boolean isComponent = switch (change.subject()) {
            case DIMENSION, ATTRIBUTE -> true;
            case DATASET, CODE -> false;
        };
        return new JsonMembers()
                .text("change", lower(change.kind().name()))
                .text("subject", lower(change.subject().name()))
                .text("id", isComponent ? lower(change.id()) : change.id())
                .text("codelist", codelist == null ? null : lower(codelist))
                .label("before", change.before())
                .label("after", change.after());
    }

    private static @Nullable String text(@Nullable Object value) {
        return value == null ? null : value.toString();
    }

    private static String lower(String name) {
        return name.toLowerCase(Locale.ROOT);
    }

    /** Nothing, when there is no value. */
    private JsonMembers text(String name, @Nullable String value) {
        if (value != null) {
            begin(name);
            JsonCellStyle.writeString(value, text);
            end();
        }
        return this;
    }

    private JsonMembers label(String name, @Nullable Label label) {
        return label == null
                ? this
                : object(name, new JsonMembers().text("zh", label.zh()).text("en", label.en()));
    }

    private JsonMembers object(String name, JsonMembers value) {
        begin(name);
        value.writeObject(text);
        end();
        return this;
    }

    private JsonMembers list(String name, List<JsonMembers> values) {
        begin(name);
        text.put((byte) '[');
        for (int i = 0; i < values.size(); i++) {
            text.put(i == 0 ? "" : ",");
            values.get(i).writeObject(text);
        }
        text.put((byte) ']');
        end();
        return this;
    }

    private JsonMembers texts(String name, List<String> values) {
        begin(name);
        text.put((byte) '[');
        for (int i = 0; i < values.size(); i++) {
            text.put(i == 0 ? "" : ",");
            JsonCellStyle.writeString(values.get(i), text);
        }
        text.put((byte) ']');
        end();
        return this;
    }

    private void begin(String name) {
        JsonCellStyle.writeString(name, text);
        text.put((byte) ':');
    }

    private void end() {
        var bytes = new byte[text.length()];
        text.take().get(bytes);
        members.add(bytes);
    }

    private void writeObject(ByteSink out) {
        out.put((byte) '{');
        write(out);
        out.put((byte) '}');
    }

    void write(ByteSink out) {
        for (int i = 0; i < members.size(); i++) {
            if (i > 0) {
                out.put((byte) ',');
            }
            out.put(members.get(i));
        }
    }
}
