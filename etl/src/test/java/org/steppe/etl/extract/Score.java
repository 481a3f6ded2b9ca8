package org.steppe.etl.extract;

import de.siegmar.fastcsv.reader.CsvReader;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The rules of the gold annotations' scorer: what counts as found, as right in value, in context and in subject. */
record Score(int gold, int found, int extra, int value, int context, int subject, List<String> errors) {

    private record Pair(int gold, int got, double alike) {}

    static List<Map<String, String>> rows(Path csv) throws IOException {
        List<Map<String, String>> rows = new ArrayList<>();
        try (var reader = CsvReader.builder().ofNamedCsvRecord(csv)) {
            for (var line : reader) {
                if (!line.getField("measure").equals("RELATION")) {
                    rows.add(new HashMap<>(line.getFieldsAsMap()));
                }
            }
        }
        return rows;
    }

    static Score of(List<Map<String, String>> gold, List<Map<String, String>> got) {
        List<Pair> pairs = new ArrayList<>();
        for (int i = 0; i < gold.size(); i++) {
            for (int j = 0; j < got.size(); j++) {
                if (overlap(gold.get(i), got.get(j)) && sameMagnitude(gold.get(i), got.get(j))) {
                    double alike =
                            CodelistIndicators.alike(cell(gold.get(i), "subject_zh"), cell(got.get(j), "subject_zh"));
                    pairs.add(new Pair(i, j, (valueRight(gold.get(i), got.get(j)) ? 1 : 0) + alike));
                }
            }
        }
        pairs.sort(Comparator.comparingDouble(Pair::alike).reversed());
        Map<Integer, Integer> matched = new HashMap<>();
        Map<Integer, Integer> used = new HashMap<>();
        for (Pair pair : pairs) {
            if (!matched.containsKey(pair.gold()) && !used.containsKey(pair.got())) {
                matched.put(pair.gold(), pair.got());
                used.put(pair.got(), pair.gold());
            }
        }
        return count(gold, got, matched, used);
    }

    private static Score count(
            List<Map<String, String>> gold,
            List<Map<String, String>> got,
            Map<Integer, Integer> matched,
            Map<Integer, Integer> used) {
        int sure = 0;
        int found = 0;
        int value = 0;
        int context = 0;
        int subject = 0;
        List<String> errors = new ArrayList<>();
        for (int i = 0; i < gold.size(); i++) {
            Map<String, String> g = gold.get(i);
            if (!cell(g, "confidence").equals("high")) {
                continue;
            }
            sure++;
            Integer j = matched.get(i);
            if (j == null) {
                errors.add("missed " + brief(g));
                continue;
            }
            Map<String, String> p = got.get(j);
            found++;
            value += valueRight(g, p) ? 1 : 0;
            context += same(g, p, "kind", "period", "area", "base_period") ? 1 : 0;
            boolean named = same(g, p, "dataset")
                    && CodelistIndicators.alike(cell(g, "subject_zh"), cell(p, "subject_zh")) >= 0.6;
            subject += named ? 1 : 0;
            if (!valueRight(g, p) || !same(g, p, "kind", "period", "area", "base_period") || !named) {
                errors.add("expected " + brief(g) + " but was " + brief(p));
            }
        }
        for (int j = 0; j < got.size(); j++) {
            if (!used.containsKey(j)) {
                errors.add("extra " + brief(got.get(j)));
            }
        }
        return new Score(sure, found, got.size() - used.size(), value, context, subject, errors);
    }

    private static String cell(Map<String, String> row, String column) {
        return row.getOrDefault(column, "");
    }

    private static boolean same(Map<String, String> a, Map<String, String> b, String... columns) {
        for (String column : columns) {
            if (!cell(a, column).equals(cell(b, column))) {
                return false;
            }
        }
        return true;
    }

    private static boolean overlap(Map<String, String> a, Map<String, String> b) {
        return place(b, "char_start") < place(a, "char_end") && place(a, "char_start") < place(b, "char_end");
    }

    private static int place(Map<String, String> row, String column) {
        return Integer.parseInt(cell(row, column));
    }

    private static boolean sameMagnitude(Map<String, String> a, Map<String, String> b) {
        return close(cell(a, "value_si"), cell(b, "value_si")) || close(cell(a, "value"), cell(b, "value"));
    }

    private static boolean close(String a, String b) {
        return !a.isEmpty() && !b.isEmpty() && new BigDecimal(a).abs().compareTo(new BigDecimal(b).abs()) == 0;
    }

    private static boolean valueRight(Map<String, String> a, Map<String, String> b) {
        String x = cell(a, "value_si");
        String y = cell(b, "value_si");
        return !x.isEmpty()
                && !y.isEmpty()
                && new BigDecimal(x).compareTo(new BigDecimal(y)) == 0
                && same(a, b, "unit_si", "measure", "bound");
    }

    private static String brief(Map<String, String> row) {
        return String.join(
                " ",
                cell(row, "quote").replace("\n", ""),
                cell(row, "subject_zh"),
                cell(row, "dataset"),
                cell(row, "kind"),
                cell(row, "period"),
                cell(row, "area"),
                cell(row, "measure"),
                cell(row, "value_si"),
                cell(row, "unit_si"),
                cell(row, "bound"),
                cell(row, "base_period"));
    }

    Score plus(Score other) {
        return new Score(
                gold + other.gold,
                found + other.found,
                extra + other.extra,
                value + other.value,
                context + other.context,
                subject + other.subject,
                List.of());
    }

    double f1() {
        double precision = found + extra == 0 ? 1 : (double) found / (found + extra);
        double recall = gold == 0 ? 1 : (double) found / gold;
        return precision + recall == 0 ? 0 : 2 * precision * recall / (precision + recall);
    }

    double rate(int right) {
        return found == 0 ? 1 : (double) right / found;
    }

    String line(String name) {
        return String.format(
                Locale.ROOT,
                "%-30s gold %4d found %4d extra %3d  F1 %.3f value %.3f context %.3f subject %.3f",
                name,
                gold,
                found,
                extra,
                f1(),
                rate(value),
                rate(context),
                rate(subject));
    }
}
