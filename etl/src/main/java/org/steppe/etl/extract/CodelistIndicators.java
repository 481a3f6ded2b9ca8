package org.steppe.etl.extract;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.steppe.etl.extract.figure.ExtractedFigure.Measure;
import org.steppe.etl.extract.meaning.Indicators;
import org.steppe.etl.extract.rule.RuleFile;
import org.steppe.etl.source.IndicatorDefinition;
import org.steppe.etl.source.Sources;
import org.steppe.warehouse.structure.Code;
import org.steppe.warehouse.structure.Codelist;

/**
 * Finds indicators of the sources by their Chinese labels. The rules of {@code indicators.csv} come first: they give
 * common subjects the code under which they are collected, then the same label, then one that is nearly the same.
 */
public final class CodelistIndicators implements Indicators {

    private static final double ALIKE = 0.8;

    private record Rule(Pattern pattern, Match match) {}

    private record Entry(String code, String dataset, String label) {}

    private final List<Rule> rules = new ArrayList<>();
    private final Map<String, Entry> labels = new HashMap<>();
    private final Map<String, List<Entry>> entries = new HashMap<>();

    public CodelistIndicators(Sources sources) {
        Codelist list = sources.codelists().get("INDICATOR");
        if (list == null) {
            return;
        }
        for (Code code : list.listCodes()) {
            IndicatorDefinition definition = sources.indicators().get(code.id());
            if (definition != null) {
                Entry entry = new Entry(
                        code.id(), definition.dataset(), bare(code.label().zh()));
                labels.putIfAbsent(entry.label(), entry);
                entries.computeIfAbsent(entry.dataset(), dataset -> new ArrayList<>())
                        .add(entry);
            }
        }
        for (List<String> row : RuleFile.rows("indicators")) {
            if (list.contains(row.get(1))) {
                rules.add(new Rule(Pattern.compile(row.get(0)), new Match(row.get(1), row.get(2))));
            }
        }
    }

    private static String bare(String label) {
        return label.replaceAll("\\([^)]*\\)", "").replaceAll("(?:人数|件数|户数|套数|宗数|数)$", "");
    }

    @Override
    public Match find(String subject, String dataset, String unitSi, Measure measure) {
        for (Rule rule : rules) {
            if (rule.pattern().matcher(subject).find()) {
                return rule.match();
            }
        }
        String name = bare(subject);
        Entry same = labels.get(name);
        if (same != null) {
            return new Match(same.code(), "");
        }
        Entry best = null;
        double most = ALIKE;
        for (Entry entry : entries.getOrDefault(dataset, List.of())) {
            double alike = alike(name, entry.label());
            if (alike >= most) {
                most = alike;
                best = entry;
            }
        }
        return best == null ? Match.NONE : new Match(best.code(), "");
    }

    /** Dice's coefficient over pairs of characters. */
    static double alike(String a, String b) {
        if (a.length() < 2 || b.length() < 2) {
            return a.equals(b) ? 1 : 0;
        }
        List<String> pool = new ArrayList<>();
        for (int i = 0; i + 1 < b.length(); i++) {
            pool.add(b.substring(i, i + 2));
        }
        int shared = 0;
        for (int i = 0; i + 1 < a.length(); i++) {
            shared += pool.remove(a.substring(i, i + 2)) ? 1 : 0;
        }
        return 2.0 * shared / (a.length() + b.length() - 2);
    }
}
