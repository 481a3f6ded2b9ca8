package org.steppe.api.data;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.steppe.api.error.Problem;
import org.steppe.api.error.Problems;
import org.steppe.api.error.RequestException;
import org.steppe.api.http.Argument;
import org.steppe.warehouse.error.ErrorCode;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.json.JsonFactory;

/**
 * Reads the JSON object of a posted selection member by member, each in the type that its name has. Members of one name
 * are all kept, so that the repetition is told.
 */
final class SelectionBody {

    private static final JsonFactory JSON = new JsonFactory();

    private static final List<String> LISTS = List.of(
            SelectionParameters.TIME_PERIOD,
            SelectionParameters.COLUMNS,
            SelectionParameters.SORT,
            SelectionParameters.CODECS);

    private static final List<String> INTEGERS =
            List.of(SelectionParameters.FIRST, SelectionParameters.LAST, SelectionParameters.LIMIT);

    private static final List<String> FLAGS = List.of(SelectionParameters.HISTORY, SelectionParameters.DOWNLOAD);

    private static final List<String> TEXTS = List.of(
            SelectionParameters.AS_OF,
            SelectionParameters.VERSION,
            SelectionParameters.VINTAGES,
            SelectionParameters.CURSOR,
            SelectionParameters.LABELS,
            SelectionParameters.LANG,
            SelectionParameters.FORMAT,
            SelectionParameters.KEYS);

    private final List<String> components;
    private final Problems problems;
    private final List<Argument> arguments = new ArrayList<>();

    /** @param selecting names of the parameters that select; those that are no general parameter are lists of codes */
    SelectionBody(List<String> selecting, Problems problems) {
        this.components = selecting;
        this.problems = problems;
    }

    /** @throws RequestException when the body is not one JSON object */
    List<Argument> read(byte[] body) {
        try (JsonParser parser = JSON.createParser(ObjectReadContext.empty(), body)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                throw new RequestException(invalid("The body is not a JSON object."));
            }
            while (parser.nextToken() != JsonToken.END_OBJECT) {
                String name = parser.currentName();
                JsonToken value = parser.nextToken();
                readMember(name, value, parser);
            }
            if (parser.nextToken() != null) {
                throw new RequestException(invalid("Something follows the JSON object of the body."));
            }
            return arguments;
        } catch (JacksonException notJson) {
            throw new RequestException(invalid("The body is not JSON" + place(notJson.getLocation()) + "."));
        }
    }

    /** @param location null when the parser gave up for another reason than a character, such as too deep nesting */
    private static String place(@Nullable TokenStreamLocation location) {
        return location == null ? "" : ": line " + location.getLineNr() + ", column " + location.getColumnNr();
    }

    private static Problem invalid(String message) {
        return Problem.of(ErrorCode.BODY_INVALID, "body", message)
                .expected("one JSON object with the names of the parameters as members, {} for everything");
    }

    private void readMember(String name, JsonToken value, JsonParser parser) {
        if (INTEGERS.contains(name)) {
            readScalar(name, value == JsonToken.VALUE_NUMBER_INT, "an integer", parser);
        } else if (FLAGS.contains(name)) {
            readScalar(name, value.isBoolean(), "true or false", parser);
        } else if (TEXTS.contains(name)) {
            readScalar(name, value == JsonToken.VALUE_STRING, "a string", parser);
        } else if (LISTS.contains(name) || components.contains(name)) {
            readList(name, value, parser);
        } else {
            parser.skipChildren();
            arguments.add(Argument.text(name, "unknown"));
        }
    }

    private void readScalar(String name, boolean hasType, String expected, JsonParser parser) {
        if (hasType) {
            arguments.add(Argument.text(name, parser.getString()));
        } else {
            parser.skipChildren();
            problems.add(wrongType(name, expected));
        }
    }

    private void readList(String name, JsonToken value, JsonParser parser) {
        if (value == JsonToken.VALUE_STRING) {
            arguments.add(Argument.text(name, parser.getString()));
            return;
        }
        List<String> items = value == JsonToken.START_ARRAY ? readItems(parser) : null;
        if (items == null) {
            parser.skipChildren();
            problems.add(wrongType(name, "a string or an array of strings"));
        } else {
            arguments.add(Argument.array(name, items));
        }
    }

    private static @Nullable List<String> readItems(JsonParser parser) {
        var items = new ArrayList<String>();
        boolean allTexts = true;
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            if (parser.currentToken() == JsonToken.VALUE_STRING) {
                items.add(parser.getString());
            } else {
                allTexts = false;
                parser.skipChildren();
            }
        }
        return allTexts ? items : null;
    }

    private static Problem wrongType(String name, String expected) {
        return Problem.of(ErrorCode.BODY_INVALID, name, "Member '" + name + "' is not " + expected + ".")
                .expected(expected);
    }
}
