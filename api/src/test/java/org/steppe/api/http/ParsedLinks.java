package org.steppe.api.http;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The links of a {@code Link} header, read as strictly as it is written. */
public record ParsedLinks(List<ParsedLink> links) {

    private static final Pattern LINK =
            Pattern.compile("<([^<>\\s]+)>; rel=\"([a-z -]+)\"(?:; type=\"([^\"\\s]+)\")?(?:; datetime=\"[^\"]+\")?");
    private static final String BETWEEN = ", ";

    /** @param type empty where none is told */
    public record ParsedLink(String target, String relation, String type) {}

    /** @throws IllegalArgumentException when the header is none */
    public static ParsedLinks of(String header) {
        var links = new ArrayList<ParsedLink>();
        Matcher matcher = LINK.matcher(header);
        int end = 0;
        while (end < header.length()) {
            boolean isSeparated = links.isEmpty() || header.startsWith(BETWEEN, end);
            if (!isSeparated || !matcher.find(links.isEmpty() ? 0 : end + BETWEEN.length())) {
                throw new IllegalArgumentException("No link at " + end + " of: " + header);
            }
            if (matcher.start() != (links.isEmpty() ? 0 : end + BETWEEN.length())) {
                throw new IllegalArgumentException("Something between links at " + end + " of: " + header);
            }
            links.add(new ParsedLink(
                    matcher.group(1),
                    matcher.group(2),
                    Optional.ofNullable(matcher.group(3)).orElse("")));
            end = matcher.end();
        }
        return new ParsedLinks(links);
    }

    /** The target of the only link with that relation, empty when there is none. */
    public String target(String relation) {
        List<String> targets = links.stream()
                .filter(link -> link.relation().equals(relation))
                .map(ParsedLink::target)
                .toList();
        if (targets.size() > 1) {
            throw new IllegalArgumentException("More than one link is " + relation + ": " + targets);
        }
        return targets.isEmpty() ? "" : targets.getFirst();
    }

    /** The target of the description of that media type, empty when there is none. */
    public String description(String type) {
        return links.stream()
                .filter(link ->
                        link.relation().equals("describedby") && link.type().equals(type))
                .map(ParsedLink::target)
                .findFirst()
                .orElse("");
    }

    public List<String> relations() {
        return links.stream().map(ParsedLink::relation).toList();
    }
}
