package org.steppe.api.endtoend;

import java.net.http.HttpHeaders;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What came back, with the address asked, so that a failed assertion tells it. */
final class Answer {

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private final String request;
    private final int status;
    private final HttpHeaders headers;
    private final byte[] body;

    Answer(String request, int status, HttpHeaders headers, byte[] body) {
        this.request = request;
        this.status = status;
        this.headers = headers;
        this.body = body;
    }

    static Answer of(HttpResponse<byte[]> response) {
        return new Answer(
                response.request().method() + " " + response.request().uri(),
                response.statusCode(),
                response.headers(),
                response.body());
    }

    int status() {
        return status;
    }

    HttpHeaders headers() {
        return headers;
    }

    byte[] body() {
        return body;
    }

    String text() {
        return new String(body, StandardCharsets.UTF_8);
    }

    JsonNode json() {
        return readJson(body);
    }

    static JsonNode readJson(byte[] body) {
        return JSON.readTree(body);
    }

    /** The value of a header, empty when it is not there. */
    String header(String name) {
        return headers.firstValue(name).orElse("");
    }

    /** The media type without its parameters. */
    String mediaType() {
        return header("Content-Type").split(";", 2)[0].strip();
    }

    /** The codes of a problem document. */
    List<String> errorCodes() {
        return json().path("errors")
                .valueStream()
                .map(error -> error.path("code").asString())
                .toList();
    }

    @Override
    public String toString() {
        String shown = text();
        return request + " -> " + status + " " + header("Content-Type") + " "
                + (shown.length() > 600 ? shown.substring(0, 600) + "..." : shown);
    }
}
