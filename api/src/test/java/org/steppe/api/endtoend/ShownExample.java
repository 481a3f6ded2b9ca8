package org.steppe.api.endtoend;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/**
 * Compares an example of the contract with the answer it stands for. An example may leave out items of a list and
 * entries of a map; what it shows must be there. What changes with every load - counts, days, digests - may differ.
 */
final class ShownExample {

    private static final Set<String> CHANGING = Set.of(
            "observations",
            "figures",
            "series",
            "sources",
            "codes",
            "added",
            "revised",
            "withdrawn",
            "documented",
            "total",
            "version",
            "latest",
            "publishedAt",
            "createdAt",
            "firstLoadedOn",
            "lastPublishedOn",
            "firstPeriod",
            "lastPeriod",
            "contentDigest",
            "structureDigest",
            "generation",
            "bytes",
            "rows",
            "sha256",
            "immutableAddress",
            "note",
            "warehouse",
            "cursor",
            "next",
            "summary");

    private ShownExample() {}

    static List<String> differences(JsonNode shown, JsonNode answered) {
        var differences = new ArrayList<String>();
        compare("", shown, answered, differences);
        return differences;
    }

    private static void compare(String at, JsonNode shown, JsonNode answered, List<String> differences) {
        if (shown.isObject() && answered.isObject()) {
            for (Map.Entry<String, JsonNode> member : shown.properties()) {
                String name = at + "/" + member.getKey();
                if (!answered.has(member.getKey())) {
                    differences.add(name + " is not in the answer");
                } else if (!CHANGING.contains(member.getKey())
                        || (member.getValue().isContainer() && !member.getKey().equals("summary"))) {
                    compare(name, member.getValue(), answered.path(member.getKey()), differences);
                }
            }
        } else if (shown.isArray() && answered.isArray()) {
            for (int i = 0; i < shown.size(); i++) {
                compareItem(at + "/" + i, shown.path(i), answered, differences);
            }
        } else if (shown.isNumber() && answered.isNumber()) {
            if (shown.doubleValue() != answered.doubleValue()) {
                differences.add(at + " is " + answered + ", shown is " + shown);
            }
        } else if (!shown.equals(answered)) {
            differences.add(at + " is " + answered + ", shown is " + shown);
        }
    }

    /** An item is there when some item of the answer is like it; otherwise the nearest tells what differs. */
    private static void compareItem(String at, JsonNode shown, JsonNode answered, List<String> differences) {
        List<String> least = List.of(at + " has nothing like it in the answer");
        boolean first = true;
        for (JsonNode candidate : answered) {
            var found = new ArrayList<String>();
            compare(at, shown, candidate, found);
            if (found.isEmpty()) {
                return;
            }
            if (first || found.size() < least.size()) {
                least = found;
                first = false;
            }
        }
        differences.addAll(least);
    }
}
