package org.steppe.api.endtoend;

import com.networknt.schema.InputFormat;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.SpecVersion.VersionFlag;
import com.networknt.schema.ValidationMessage;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** {@code openapi.yaml}, read as any tool would read it. */
final class Contract {

    private static final JsonMapper JSON = new JsonMapper();

    private final byte[] bytes;
    private final JsonNode document;
    private final JsonSchemaFactory schemas = JsonSchemaFactory.getInstance(VersionFlag.V202012);
    private final Map<JsonNode, JsonSchema> validators = new HashMap<>();

    /** @param path with its variables in braces */
    record Operation(String path, String method, JsonNode description, List<JsonNode> parameters) {

        String id() {
            return description.path("operationId").asString();
        }

        boolean isGet() {
            return method.equals("GET");
        }

        JsonNode response(int status) {
            return description.path("responses").path(Integer.toString(status));
        }

        @Override
        public String toString() {
            return id();
        }
    }

    /** @param body null where the operation takes none */
    record Example(
            Operation operation,
            String name,
            String address,
            @Nullable String body) {

        @Override
        public String toString() {
            return operation.id() + (name.isEmpty() ? "" : " " + name);
        }
    }

    private Contract(byte[] bytes) {
        this.bytes = bytes;
        this.document = new YAMLMapper().readTree(bytes);
    }

    static Contract read() {
        try (InputStream file =
                Objects.requireNonNull(Contract.class.getResourceAsStream("/openapi.yaml"), "openapi.yaml")) {
            return new Contract(file.readAllBytes());
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    byte[] bytes() {
        return bytes.clone();
    }

    JsonNode document() {
        return document;
    }

    List<Operation> operations() {
        var operations = new ArrayList<Operation>();
        for (Map.Entry<String, JsonNode> path : document.path("paths").properties()) {
            for (Map.Entry<String, JsonNode> method : path.getValue().properties()) {
                List<JsonNode> parameters = method.getValue()
                        .path("parameters")
                        .valueStream()
                        .map(this::resolve)
                        .toList();
                operations.add(new Operation(
                        path.getKey(),
                        method.getKey().toUpperCase(java.util.Locale.ROOT),
                        method.getValue(),
                        parameters));
            }
        }
        return operations;
    }

    Operation operation(String id) {
        return operations().stream()
                .filter(operation -> operation.id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    JsonNode resolve(JsonNode node) {
        JsonNode found = node;
        while (found.has("$ref")) {
            found = document.at(found.path("$ref").asString().substring(1));
        }
        return found;
    }

    /** Every example request of every operation, put together as the description of the contract says. */
    List<Example> examples() {
        return operations().stream().flatMap(this::examples).toList();
    }

    /** The first example request of an operation. */
    Example example(Operation operation) {
        return examples(operation).findFirst().orElseThrow();
    }

    private Stream<Example> examples(Operation operation) {
        var names = new TreeSet<String>();
        JsonNode bodies = bodyExamples(operation);
        bodies.propertyNames().forEach(names::add);
        operation
                .parameters()
                .forEach(parameter -> names.addAll(parameter.path("examples").propertyNames()));
        if (names.isEmpty()) {
            names.add("");
        }
        return names.stream().filter(name -> isWhole(operation, bodies, name)).map(name -> {
            JsonNode body = bodies.path(name).path("value");
            return new Example(
                    operation, name, address(operation, name), body.isMissingNode() ? null : body.toString());
        });
    }

    private static JsonNode bodyExamples(Operation operation) {
        return operation.description().at("/requestBody/content/application~1json/examples");
    }

    private static boolean isWhole(Operation operation, JsonNode bodies, String name) {
        boolean wantsBody = operation.description().has("requestBody");
        return (!wantsBody || bodies.has(name))
                && operation.parameters().stream()
                        .filter(parameter -> parameter.path("required").asBoolean())
                        .noneMatch(parameter -> value(parameter, name).isMissingNode());
    }

    /** The value of a parameter in the example request of that name; missing where it takes no part. */
    static JsonNode value(JsonNode parameter, String name) {
        if (parameter.has("examples")) {
            return parameter.path("examples").path(name).path("value");
        }
        return parameter.path("required").asBoolean() ? parameter.path("example") : parameter.path("nothing");
    }

    private static String address(Operation operation, String name) {
        String path = operation.path();
        var query = new ArrayList<String>();
        for (JsonNode parameter : operation.parameters()) {
            JsonNode value = value(parameter, name);
            if (value.isMissingNode()) {
                continue;
            }
            String text = value.isArray()
                    ? value.valueStream().map(JsonNode::asString).collect(Collectors.joining(","))
                    : value.asString();
            String id = parameter.path("name").asString();
            if (parameter.path("in").asString().equals("path")) {
                path = path.replace("{" + id + "}", text);
            } else {
                query.add(id + "="
                        + URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20"));
            }
        }
        return query.isEmpty() ? path : path + "?" + String.join("&", query);
    }

    /** What is wrong with an answer by the contract: status, headers, media type, body. Empty when it is sound. */
    List<String> problemsOf(Operation operation, Answer answer) {
        JsonNode response = resolve(operation.response(answer.status()));
        if (response.isMissingNode()) {
            return List.of("status " + answer.status() + " is not documented");
        }
        var problems = new ArrayList<String>();
        if (operation.isGet()
                && response.path("headers").has("ETag")
                && !answer.header("ETag").matches("\"[^\"]+\"")) {
            problems.add("ETag is '" + answer.header("ETag") + "'");
        }
        if (response.path("headers").has("X-Dataset-Version")) {
            problems.addAll(validate(
                    resolve(response.path("headers").path("X-Dataset-Version")).path("schema"),
                    JSON.writeValueAsString(answer.header("X-Dataset-Version"))));
        }
        if (!response.has("content")) {
            return problems;
        }
        JsonNode content = response.path("content").path(answer.mediaType());
        if (content.isMissingNode()) {
            problems.add("media type '" + answer.mediaType() + "' is not documented");
        } else if (answer.mediaType().equals("application/x-ndjson")) {
            JsonNode schema = content.path("x-line");
            answer.text().lines().forEach(line -> problems.addAll(validate(schema, line)));
        } else if (answer.mediaType().endsWith("json")) {
            problems.addAll(validate(content.path("schema"), answer.text()));
        }
        return problems;
    }

    List<String> validateProblem(Answer answer) {
        return validate(document.at("/components/schemas/Problem"), answer.text());
    }

    List<String> validate(JsonNode schema, String json) {
        return validators.computeIfAbsent(schema, this::validator).validate(json, InputFormat.JSON).stream()
                .map(ValidationMessage::toString)
                .toList();
    }

    private JsonSchema validator(JsonNode schema) {
        ObjectNode whole = JSON.createObjectNode();
        whole.put("$schema", "https://json-schema.org/draft/2020-12/schema");
        whole.putArray("allOf").add(schema);
        whole.set("components", document.path("components"));
        return schemas.getSchema(
                whole.toString(),
                InputFormat.JSON,
                SchemaValidatorsConfig.builder().formatAssertionsEnabled(true).build());
    }
}
