package org.steppe.api.data;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import org.steppe.api.http.Argument;

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
                .map(argument -> encode(argument.name()) + "=" + encode(argument.text()))
                .collect(Collectors.joining("&"));
        return new PageAddress("/v1/datasets/" + dataset + "/observations", query);
    }

    /** The page that begins at a cursor. */
    String with(String cursor) {
        return path + "?" + (query.isEmpty() ? "" : query + "&") + SelectionParameters.CURSOR + "=" + cursor;
    }

    /** As a form would, but with a blank as {@code %20}, since {@code +} is itself here; commas and stars stay readable. */
    static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8)
                .replace("+", "%20")
                .replace("%2C", ",");
    }
}
