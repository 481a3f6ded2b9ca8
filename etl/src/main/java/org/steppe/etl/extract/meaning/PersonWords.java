package org.steppe.etl.extract.meaning;

import org.steppe.etl.extract.rule.RuleFile;
import org.steppe.etl.extract.rule.WordTable;

/** Words for people, after which 人 is left out as a unit. */
final class PersonWords {

    private final WordTable<String> words = WordTable.of(RuleFile.words("person-words"));

    boolean startsWithPerson(String text, int at) {
        for (int i = at; i < Math.min(text.length(), at + 4); i++) {
            if (words.lengthAt(text, i) > 0) {
                return true;
            }
        }
        return false;
    }

    boolean endsWithPerson(String subject) {
        String bare = subject.replaceAll("(?:数|人数|规模|总量|总数)$", "");
        return words.lengthBefore(bare, bare.length(), 0) > 0
                || subject.endsWith("人数")
                || subject.contains("人口")
                || subject.contains("就业");
    }
}
