package org.steppe.warehouse.generation;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/**
 * The members of a JSON object, asked for by name. Members that nobody asks for are no error, and null is as good as
 * absent. What is absent or of another kind where it must be there is an {@link IllegalArgumentException}.
 */
final class JsonObject {

    private static final JsonFactory FACTORY = new JsonFactory();

    private final Map<String, Object> members;

    private JsonObject(Map<String, Object> members) {
        this.members = members;
    }

    /**
     * @throws JacksonException when the bytes are not JSON
     * @throws IllegalArgumentException when they are not an object and nothing else
     */
    static JsonObject parse(byte[] json) {
        try (JsonParser parser = FACTORY.createParser(ObjectReadContext.empty(), json)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                throw new IllegalArgumentException("Not a JSON object");
            }
            Map<String, Object> members = readMembers(parser);
            if (parser.nextToken() != null) {
                throw new IllegalArgumentException("Something follows the JSON object");
            }
            return new JsonObject(members);
        }
    }

    private static Map<String, Object> readMembers(JsonParser parser) {
        var members = new LinkedHashMap<String, Object>();
        String name = parser.nextName();
        while (name != null) {
            Object value = readValue(parser, parser.nextToken());
            if (value != null) {
                members.put(name, value);
            }
            name = parser.nextName();
        }
        return members;
    }

    private static @Nullable Object readValue(JsonParser parser, JsonToken token) {
        return switch (token) {
            case START_OBJECT -> new JsonObject(readMembers(parser));
            case START_ARRAY -> readElements(parser);
            case VALUE_STRING -> parser.getString();
            case VALUE_NUMBER_INT -> parser.getLongValue();
            case VALUE_NUMBER_FLOAT -> parser.getDoubleValue();
            case VALUE_TRUE -> true;
            case VALUE_FALSE -> false;
            default -> null;
        };
    }

    private static List<@Nullable Object> readElements(JsonParser parser) {
        var elements = new ArrayList<@Nullable Object>();
        JsonToken token = parser.nextToken();
        while (token != JsonToken.END_ARRAY) {
            elements.add(readValue(parser, token));
            token = parser.nextToken();
        }
        return elements;
    }

    String text(String name) {
        return get(name, String.class);
    }

    @Nullable
    String findText(String name) {
        return find(name, String.class);
    }

    long number(String name) {
        return get(name, Long.class);
    }

    /** A member in its own form, such as a day. */
    <T> T parsed(String name, Function<String, T> form) {
        return form.apply(text(name));
    }

    <T> @Nullable T findParsed(String name, Function<String, T> form) {
        String text = findText(name);
        return text == null ? null : form.apply(text);
    }

    <T> T object(String name, Function<JsonObject, T> form) {
        return form.apply(get(name, JsonObject.class));
    }

    <T> @Nullable T findObject(String name, Function<JsonObject, T> form) {
        JsonObject object = find(name, JsonObject.class);
        return object == null ? null : form.apply(object);
    }

    <T> List<T> objects(String name, Function<JsonObject, T> form) {
        return elements(get(name, List.class), name, JsonObject.class).stream()
                .map(form)
                .toList();
    }

    /** None when it is absent, as in files of older programs. */
    <T> List<T> objectsIfAny(String name, Function<JsonObject, T> form) {
        return find(name, List.class) == null ? List.of() : objects(name, form);
    }

    List<String> texts(String name) {
        return elements(get(name, List.class), name, String.class);
    }

    /** An object whose members all have texts. */
    Map<String, String> textsByName(String name) {
        return byName(name, JsonObject::text);
    }

    /**
     * An object as a map.
     *
     * @param form of a member, given the object and the member's name
     */
    <T> Map<String, T> byName(String name, MemberForm<T> form) {
        JsonObject object = get(name, JsonObject.class);
        var map = new LinkedHashMap<String, T>();
        for (String member : object.members.keySet()) {
            map.put(member, form.read(object, member));
        }
        return map;
    }

    /** As {@link #byName}, empty when it is absent. */
    <T> Map<String, T> byNameIfAny(String name, MemberForm<T> form) {
        return members.containsKey(name) ? byName(name, form) : Map.of();
    }

    /** Reads one member of an object. */
    @FunctionalInterface
    interface MemberForm<T> {

        T read(JsonObject object, String name);
    }

    private <T> T get(String name, Class<T> kind) {
        T found = find(name, kind);
        if (found == null) {
            throw new IllegalArgumentException("There is no '" + name + "'");
        }
        return found;
    }

    private <T> @Nullable T find(String name, Class<T> kind) {
        Object found = members.get(name);
        return found == null ? null : cast(found, name, kind);
    }

    private static <T> List<T> elements(List<?> list, String name, Class<T> kind) {
        return list.stream().map(element -> cast(element, name, kind)).toList();
    }

    private static <T> T cast(@Nullable Object found, String name, Class<T> kind) {
        if (found == null || !kind.isInstance(found)) {
            throw new IllegalArgumentException("'" + name + "' is not what belongs there");
        }
        return kind.cast(found);
    }
}
