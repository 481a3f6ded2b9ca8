package org.steppe.api.extract;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import org.steppe.warehouse.structure.Language;

/** A reference in the RIS format: a tag and a text a line, lines end with CR LF. */
final class RisText {

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("yyyy/MM/dd");

    private RisText() {}

    static String of(Reference reference, Language language) {
        var text = new StringBuilder();
        line("TY", "DATA", text);
        line("ID", reference.key(), text);
        line("AU", reference.author(), text);
        line("TI", reference.title().in(language), text);
        line("ET", reference.version().toString(), text);
        line("PY", Integer.toString(reference.issued().getYear()), text);
        line("DA", day(reference.issued()), text);
        line("PB", reference.author(), text);
        line("LA", Reference.tag(language), text);
        line("UR", reference.url(), text);
        if (reference.accessed() != null) {
            line("Y2", day(reference.accessed()), text);
        }
        if (!reference.note(language).isEmpty()) {
            line("N1", reference.note(language), text);
        }
        line("ER", "", text);
        return text.toString();
    }

    private static String day(LocalDate day) {
        return DAY.format(day);
    }

    private static void line(String tag, String text, StringBuilder out) {
        out.append(tag).append("  - ").append(text).append("\r\n");
    }
}
