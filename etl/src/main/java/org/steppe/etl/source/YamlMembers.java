package org.steppe.etl.source;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.steppe.etl.issue.ImportIssue;
import org.steppe.etl.issue.IssueKind;
import org.steppe.etl.issue.IssueLog;
import org.steppe.warehouse.structure.Label;

/** Takes the members of a YAML mapping by name and tells every one that is missing, of a wrong form, or unknown. */
final class YamlMembers {

    private final SourceFile file;
    private final String path;
    private final YamlNode.Mapping mapping;
    private final IssueLog issues;

    YamlMembers(SourceFile file, YamlNode.Mapping mapping, IssueLog issues) {
        this(file, "", mapping, issues);
    }

    private YamlMembers(SourceFile file, String path, YamlNode.Mapping mapping, IssueLog issues) {
        this.file = file;
        this.path = path;
        this.mapping = mapping;
        this.issues = issues;
    }

    /** Tells of every member that is none of these. */
    void allow(String... names) {
        List<String> allowed = List.of(names);
        mapping.members().forEach((name, node) -> {
            if (!allowed.contains(name)) {
                add(IssueKind.MEMBER_UNKNOWN, name, node.line(), name, "one of " + String.join(", ", allowed));
            }
        });
    }

    /** A text that has to be there; an empty text, with an issue, when it is not. */
    String text(String name) {
        String text = optionalText(name);
        if (text == null || text.isBlank()) {
            missing(name, "a text");
            return "";
        }
        return text;
    }

    @Nullable
    String optionalText(String name) {
        return switch (mapping.members().get(name)) {
            case null -> null;
            case YamlNode.Absent absent -> null;
            case YamlNode.Scalar scalar -> scalar.text();
            case YamlNode.Sequence sequence -> {
                add(IssueKind.MEMBER_INVALID, name, sequence.line(), "a list", "a text");
                yield null;
            }
            case YamlNode.Mapping members -> {
                add(IssueKind.MEMBER_INVALID, name, members.line(), "members", "a text");
                yield null;
            }
        };
    }

    /** The texts of a list; empty when it is absent. */
    List<String> texts(String name) {
        YamlNode node = mapping.members().get(name);
        if (node == null || node instanceof YamlNode.Absent) {
            return List.of();
        }
        var texts = new ArrayList<String>();
        if (node instanceof YamlNode.Sequence sequence) {
            for (YamlNode item : sequence.items()) {
                if (item instanceof YamlNode.Scalar scalar) {
                    texts.add(scalar.text());
                } else {
                    add(IssueKind.MEMBER_INVALID, name, item.line(), null, "a list of texts");
                }
            }
        } else {
            add(IssueKind.MEMBER_INVALID, name, node.line(), null, "a list of texts");
        }
        return texts;
    }

    /** The members of a member; empty, with an issue, when it is not there. */
    Optional<YamlMembers> members(String name) {
        YamlNode node = mapping.members().get(name);
        if (node instanceof YamlNode.Mapping members) {
            return Optional.of(new YamlMembers(file, path + name + ".", members, issues));
        }
        missing(name, "members");
        return Optional.empty();
    }

    boolean has(String name) {
        return mapping.members().containsKey(name);
    }

    boolean isMapping(String name) {
        return mapping.members().get(name) instanceof YamlNode.Mapping;
    }

    /** All members with their texts. */
    Map<String, String> allTexts() {
        var texts = new LinkedHashMap<String, String>();
        for (String name : mapping.members().keySet()) {
            String text = optionalText(name);
            texts.put(name, text == null ? "" : text);
        }
        return texts;
    }

    /** A label from the members {@code zh} and {@code en}. */
    Label label(String name) {
        Optional<YamlMembers> languages = members(name);
        if (languages.isEmpty()) {
            return new Label("?", "?");
        }
        languages.get().allow("zh", "en");
        String zh = languages.get().text("zh");
        String en = languages.get().text("en");
        return new Label(zh.isBlank() ? "?" : zh, en.isBlank() ? "?" : en);
    }

    void invalid(String name, @Nullable String found, String expected) {
        YamlNode node = mapping.members().get(name);
        add(IssueKind.MEMBER_INVALID, name, node == null ? mapping.line() : node.line(), found, expected);
    }

    private void missing(String name, String expected) {
        YamlNode node = mapping.members().get(name);
        add(IssueKind.MEMBER_MISSING, name, node == null ? mapping.line() : node.line(), null, expected);
    }

    private void add(IssueKind kind, String name, int line, @Nullable String found, String expected) {
        issues.add(new ImportIssue(
                kind, file.name(), line, path + name, found, expected, "nothing is published until it is put right"));
    }
}
