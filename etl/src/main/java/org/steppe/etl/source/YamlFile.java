package org.steppe.etl.source;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.steppe.etl.issue.ImportIssue;
import org.steppe.etl.issue.IssueKind;
import org.steppe.etl.issue.IssueLog;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.dataformat.yaml.YAMLFactory;

/**
 * Reads a YAML file into nodes with lines. Data binding is avoided on purpose: it loses the lines, and it turns texts
 * such as {@code no} or {@code 2024-01-10} into what they only look like.
 */
final class YamlFile {

    private static final YAMLFactory FACTORY = YAMLFactory.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();

    private YamlFile() {}

    /** The mapping that the file consists of; empty, with an issue, when it is none. */
    static Optional<YamlNode.Mapping> read(SourceFile file, IssueLog issues) {
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(Files.readAllBytes(file.path())))
                    .toString();
            return parse(file, text, issues);
        } catch (NoSuchFileException missing) {
            issues.add(issue(IssueKind.FILE_MISSING, file, 0, null, "a YAML file of this name"));
        } catch (CharacterCodingException notUtf8) {
            issues.add(issue(IssueKind.FILE_UNREADABLE, file, 0, "bytes that are not UTF-8", "a file in UTF-8"));
        } catch (IOException unreadable) {
            issues.add(issue(IssueKind.FILE_UNREADABLE, file, 0, null, "a file that this user may read"));
        }
        return Optional.empty();
    }

    private static Optional<YamlNode.Mapping> parse(SourceFile file, String text, IssueLog issues) {
        try (JsonParser parser = FACTORY.createParser(ObjectReadContext.empty(), text)) {
            if (parser.nextToken() == JsonToken.START_OBJECT && node(parser) instanceof YamlNode.Mapping mapping) {
                return Optional.of(mapping);
            }
            issues.add(issue(IssueKind.FILE_MALFORMED, file, 1, null, "members such as 'id: ...' at the top"));
        } catch (JacksonException malformed) {
            int line = malformed.getLocation() == null
                    ? 0
                    : malformed.getLocation().getLineNr();
            issues.add(issue(
                    IssueKind.FILE_MALFORMED,
                    file,
                    Math.max(0, line),
                    firstLine(malformed.getOriginalMessage()),
                    "YAML; quote texts that hold ': ' or begin with a special character"));
        }
        return Optional.empty();
    }

    private static String firstLine(String message) {
        return message.lines().findFirst().orElse(message);
    }

    private static YamlNode node(JsonParser parser) {
        int line = parser.currentTokenLocation().getLineNr();
        return switch (parser.currentToken()) {
            case START_OBJECT -> {
                Map<String, YamlNode> members = new LinkedHashMap<>();
                while (parser.nextToken() != JsonToken.END_OBJECT) {
                    String name = parser.currentName();
                    parser.nextToken();
                    members.put(name, node(parser));
                }
                yield new YamlNode.Mapping(members, line);
            }
            case START_ARRAY -> {
                var items = new ArrayList<YamlNode>();
                while (parser.nextToken() != JsonToken.END_ARRAY) {
                    items.add(node(parser));
                }
                yield new YamlNode.Sequence(items, line);
            }
            case VALUE_NULL -> new YamlNode.Absent(line);
            default -> new YamlNode.Scalar(parser.getString(), line);
        };
    }

    private static ImportIssue issue(
            IssueKind kind, SourceFile file, int line, @Nullable String found, String expected) {
        return new ImportIssue(kind, file.name(), line, null, found, expected, "the file is not read");
    }
}
