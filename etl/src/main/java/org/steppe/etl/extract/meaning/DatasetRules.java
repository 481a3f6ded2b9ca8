package org.steppe.etl.extract.meaning;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.steppe.etl.extract.rule.RuleFile;

/** Tells the dataset of a subject; the first rule that fits decides. */
final class DatasetRules {

    private static final int MOST_REMEMBERED = 1000;

    private record Rule(Pattern pattern, String dataset) {}

    private final List<Rule> rules = RuleFile.rows("datasets").stream()
            .map(row -> new Rule(Pattern.compile(row.get(0)), row.get(1)))
            .toList();

    private final Map<String, String> remembered = new ConcurrentHashMap<>();

    /** The dataset of a subject; where no rule knows it that of its clause, and economy at last. */
    String dataset(String subject, String clause) {
        String found = known(subject);
        if (found == null) {
            found = find(clause);
        }
        return found == null ? "economy" : found;
    }

    /** A level and its growth ask for the same subject one after the other. */
    private @Nullable String known(String subject) {
        String found = remembered.get(subject);
        if (found == null) {
            found = find(subject);
            if (remembered.size() >= MOST_REMEMBERED) {
                remembered.clear();
            }
            remembered.put(subject, found == null ? "" : found);
        }
        return found == null || found.isEmpty() ? null : found;
    }

    private @Nullable String find(String words) {
        for (Rule rule : rules) {
            if (rule.pattern().matcher(words).find()) {
                return rule.dataset();
            }
        }
        return null;
    }
}
