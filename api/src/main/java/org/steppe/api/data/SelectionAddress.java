package org.steppe.api.data;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.steppe.api.http.Argument;
import org.steppe.api.http.QueryString;

/**
 * A selection in an address, from the root of the service: of its observations or of what is told beside them.
 *
 * @param parameters each once, in the order of the address
 */
public record SelectionAddress(String dataset, List<Argument> parameters) {

    public static final String OBSERVATIONS = "observations";
    public static final String CSVW = "csvw";
    public static final String DATA_PACKAGE = "datapackage";
    public static final String CITATION = "citation";

    public SelectionAddress {
        parameters = List.copyOf(parameters);
    }

    /** With one parameter more, or another text for one that is there. */
    public SelectionAddress with(String name, String text) {
        var changed = new ArrayList<Argument>();
        boolean isThere = false;
        for (Argument parameter : parameters) {
            boolean isIt = parameter.name().equals(name);
            changed.add(isIt ? Argument.text(name, text) : parameter);
            isThere |= isIt;
        }
        if (!isThere) {
            changed.add(Argument.text(name, text));
        }
        return new SelectionAddress(dataset, changed);
    }

    public SelectionAddress without(String name) {
        if (parameters.stream().noneMatch(parameter -> parameter.name().equals(name))) {
            return this;
        }
        return new SelectionAddress(
                dataset,
                parameters.stream()
                        .filter(parameter -> !parameter.name().equals(name))
                        .toList());
    }

    /** @param operation the last word of the path */
    public String of(String operation) {
        // Every answer has several of them beside it, so this is worth a loop.
        var address =
                new StringBuilder("/v1/datasets/").append(dataset).append('/').append(operation);
        char separator = '?';
        for (Argument parameter : parameters) {
            address.append(separator)
                    .append(QueryString.encode(parameter.name()))
                    .append('=')
                    .append(QueryString.encode(parameter.text()));
            separator = '&';
        }
        return address.toString();
    }

    /** The parameters as a person writes them. */
    public String words() {
        return parameters.stream()
                .map(parameter -> parameter.name() + "=" + parameter.text())
                .collect(Collectors.joining("&"));
    }
}
