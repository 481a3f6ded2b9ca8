package org.steppe.api.extract;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.steppe.warehouse.structure.Language;

/**
 * A reference as a BibTeX entry. The type is {@code misc}, which every style knows; {@code date}, {@code version} and
 * {@code urldate} are for biblatex.
 */
final class BibtexText {

    private BibtexText() {}

    static String of(Reference reference, Language language) {
        var fields = new LinkedHashMap<String, String>();
        // A second pair of braces keeps a body from being taken for a person, and a title in its own letters.
        fields.put("author", "{" + escape(reference.author()) + "}");
        fields.put("title", "{" + escape(reference.title().in(language)) + "}");
        fields.put("version", reference.version().toString());
        fields.put("year", Integer.toString(reference.issued().getYear()));
        fields.put("date", reference.issued().toString());
        fields.put("publisher", "{" + escape(reference.author()) + "}");
        // Addresses are printed as they stand, and an encoded address has no brace.
        fields.put("url", reference.url());
        if (reference.accessed() != null) {
            fields.put("urldate", reference.accessed().toString());
        }
        if (!reference.note(language).isEmpty()) {
            fields.put("note", escape(reference.note(language)));
        }
        return fields.entrySet().stream()
                .map(BibtexText::field)
                .collect(Collectors.joining(",\n", "@misc{" + reference.key() + ",\n", "\n}\n"));
    }

    private static String field(Map.Entry<String, String> field) {
        return "  " + field.getKey() + " = {" + field.getValue() + "}";
    }

    /** Braces become commands, since BibTeX counts those that are escaped, too. */
    private static String escape(String text) {
        return text.chars().mapToObj(BibtexText::escape).collect(Collectors.joining());
    }

    private static String escape(int character) {
        return switch (character) {
            case '\\' -> "\\textbackslash{}";
            case '{' -> "\\textbraceleft{}";
            case '}' -> "\\textbraceright{}";
            case '~' -> "\\textasciitilde{}";
            case '^' -> "\\textasciicircum{}";
            case '$', '&', '%', '#', '_' -> "\\" + (char) character;
            default -> Character.toString((char) character);
        };
    }
}
