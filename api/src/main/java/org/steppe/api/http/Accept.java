package org.steppe.api.http;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import java.util.List;
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
     * @param available media types without parameters, best first
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

    /** The most specific range that fits decides. */
    private double weight(String type) {
        String family = type.substring(0, type.indexOf('/')) + "/*";
        int specificity = 0;
        double weight = 0;
        for (WeightedList.Item range : ranges.items()) {
            int fits = range.word().equals(type) ? 3 : range.word().equals(family) ? 2 : isAny(range.word()) ? 1 : 0;
            if (fits > specificity || (fits == specificity && fits > 0 && range.weight() > weight)) {
                specificity = fits;
                weight = range.weight();
            }
        }
        return weight;
    }

    /** Some old clients send a lone star. */
    private static boolean isAny(String range) {
        return range.equals("*/*") || range.equals("*");
    }
}
