package org.steppe.api.data;

import java.util.List;
import java.util.stream.Collectors;
import org.steppe.api.http.Argument;
import org.steppe.api.http.QueryString;

/**
 * The address of a selection, into which cursors of its pages are put.
 *
 * @param path of the observations
 * @param query the parameters of the address but the cursor, encoded; empty for none
 */
record PageAddress(String path, String query) {

    static PageAddress of(String dataset, List<Argument> parameters) {
        String query = parameters.stream()
                .filter(argument -> !argument.name().equals(SelectionParameters.CURSOR))
                .map(argument -> QueryString.encode(argument.name()) + "=" + QueryString.encode(argument.text()))
                .collect(Collectors.joining("&"));
        return new PageAddress("/v1/datasets/" + dataset + "/observations", query);
    }

    /** The page that begins at a cursor. */
    String with(String cursor) {
        return path + "?" + (query.isEmpty() ? "" : query + "&") + SelectionParameters.CURSOR + "=" + cursor;
    }
}
