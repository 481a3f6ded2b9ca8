package org.steppe.api.http;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** A header such as {@code Accept} or {@code Accept-Encoding}: words with weights from 0 to 1 (RFC 9110, 12.4.2). */
record WeightedList(List<Item> items) {

    /**
     * @param word lower case, without parameters
     * @param parameters all but the weight; names in lower case, values as sent
     */
    record Item(String word, double weight, Map<String, String> parameters) {}

    static WeightedList parse(List<String> headers) {
        var items = new ArrayList<Item>();
        for (String header : headers) {
            for (String part : header.split(",", -1)) {
                String[] fields = part.split(";", -1);
                String word = fields[0].strip().toLowerCase(Locale.ROOT);
                if (!word.isEmpty()) {
                    items.add(new Item(word, weight(fields), parameters(fields)));
                }
            }
        }
        return new WeightedList(List.copyOf(items));
    }

    /** A weight that cannot be read counts as none given: a header is advice, not a reason to refuse. */
    private static double weight(String[] fields) {
        for (int i = 1; i < fields.length; i++) {
            String field = fields[i].strip().toLowerCase(Locale.ROOT);
            if (field.startsWith("q=")) {
                try {
                    return Math.clamp(Double.parseDouble(field.substring(2).strip()), 0.0, 1.0);
                } catch (NumberFormatException notANumber) {
                    return 1;
                }
            }
        }
        return 1;
    }

    /** Of parameters with one name the first counts; what is no pair of name and value is passed over. */
    private static Map<String, String> parameters(String[] fields) {
        var parameters = new LinkedHashMap<String, String>();
        for (int i = 1; i < fields.length; i++) {
            String[] pair = fields[i].split("=", 2);
            String name = pair[0].strip().toLowerCase(Locale.ROOT);
            if (pair.length == 2 && !name.isEmpty() && !name.equals("q")) {
                parameters.putIfAbsent(name, unquoted(pair[1].strip()));
            }
        }
        return Map.copyOf(parameters);
    }

    private static String unquoted(String value) {
        boolean quoted = value.length() > 1 && value.startsWith("\"") && value.endsWith("\"");
        return quoted ? value.substring(1, value.length() - 1) : value;
    }

    boolean isEmpty() {
        return items.isEmpty();
    }
}
