package org.steppe.etl.source;

import java.util.List;
import java.util.Map;

/** A node of a YAML document that knows its line. Scalars are texts: what a text means is the reader's to say. */
sealed interface YamlNode {

    /** From 1. */
    int line();

    record Scalar(String text, int line) implements YamlNode {}

    /** A value that is not written, {@code null} or {@code ~}. */
    record Absent(int line) implements YamlNode {}

    record Sequence(List<YamlNode> items, int line) implements YamlNode {}

    /** Members in the order of the document. */
    record Mapping(Map<String, YamlNode> members, int line) implements YamlNode {}
}
