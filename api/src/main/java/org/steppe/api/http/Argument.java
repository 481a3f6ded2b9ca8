package org.steppe.api.http;

import java.util.List;

/**
 * One parameter as it was sent: a text in a query string, or a member of a JSON body.
 *
 * @param name as sent
 * @param items the elements of a JSON array, otherwise the one text
 * @param isArray whether commas within an item are its own
 */
public record Argument(String name, List<String> items, boolean isArray) {

    public Argument {
        items = List.copyOf(items);
    }

    public static Argument text(String name, String text) {
        return new Argument(name, List.of(text), false);
    }

    public static Argument array(String name, List<String> items) {
        return new Argument(name, items, true);
    }

    public String text() {
        return items.size() == 1 ? items.getFirst() : String.join(",", items);
    }

    /** The items of a list; commas separate those of a text. */
    public List<String> list() {
        return isArray ? items : List.of(text().split(",", -1));
    }
}
