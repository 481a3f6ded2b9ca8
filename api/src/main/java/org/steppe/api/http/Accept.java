package org.steppe.api.http;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Chooses the media type of an answer. */
public final class Accept {

    private static final String PROBLEM_JSON = "application/problem+json";

    private final WeightedList ranges;

    private Accept(WeightedList ranges) {
        this.ranges = ranges;
    }

    public static Accept of(HttpRequest<?> request) {
        return new Accept(WeightedList.parse(request.getHeaders().getAll(HttpHeaders.ACCEPT)));
    }

    static Accept of(String header) {
        return new Accept(WeightedList.parse(List.of(header)));
    }

    /**
     * The one with the greatest weight; among equals the first. Without any wish the first. A client that says that it
     * reads problem documents, and nothing else that is available, gets the first as well: it has told what it does with
     * errors, which is never a reason for one.
     *
     * <p>A parameter of an available type, such as the version of a standard, need not be asked for, but a range that
     * asks for another value does not fit. All other parameters of a range are passed over.
     *
     * @param available media types, best first
     * @return empty when none is accepted
     */
    public Optional<String> choose(List<String> available) {
        if (ranges.isEmpty()) {
            return Optional.of(available.getFirst());
        }
        String best = null;
        double most = 0;
        for (String type : available) {
            double weight = weight(type);
            if (weight > most) {
                best = type;
                most = weight;
            }
        }
        if (best == null
                && ranges.items().stream().anyMatch(range -> range.word().equals(PROBLEM_JSON))) {
            best = available.getFirst();
        }
        return Optional.ofNullable(best);
    }

    /** The parameters of the range by which a type is accepted, names in lower case; none when it is not. */
    public Map<String, String> parametersFor(String type) {
        return deciding(type).map(WeightedList.Item::parameters).orElse(Map.of());
    }

    private double weight(String type) {
        return deciding(type).map(WeightedList.Item::weight).orElse(0.0);
    }

    /** The most specific range that fits; among equals that of the greatest weight. */
    private Optional<WeightedList.Item> deciding(String type) {
        WeightedList.Item offered = WeightedList.parse(List.of(type)).items().getFirst();
        WeightedList.Item deciding = null;
        int specificity = 0;
        for (WeightedList.Item range : ranges.items()) {
            int fits = specificity(range, offered);
            boolean isBetter = fits > specificity
                    || (fits > 0 && fits == specificity && deciding != null && range.weight() > deciding.weight());
            if (isBetter) {
                specificity = fits;
                deciding = range;
            }
        }
        return Optional.ofNullable(deciding);
    }

    /** From 1 for everything, 2 for a family, 3 for the type and more for each parameter; 0 when the range does not fit. */
    private static int specificity(WeightedList.Item range, WeightedList.Item offered) {
        String type = offered.word();
        if (!range.word().equals(type)) {
            String family = type.substring(0, type.indexOf('/')) + "/*";
            return range.word().equals(family) ? 2 : isAny(range.word()) ? 1 : 0;
        }
        int specificity = 3;
        for (Map.Entry<String, String> parameter : offered.parameters().entrySet()) {
            String asked = range.parameters().get(parameter.getKey());
            if (asked != null && !asked.equalsIgnoreCase(parameter.getValue())) {
                return 0;
            }
            specificity += asked == null ? 0 : 1;
        }
        return specificity;
    }

    /** Some old clients send a lone star. */
    private static boolean isAny(String range) {
        return range.equals("*/*") || range.equals("*");
    }
}
