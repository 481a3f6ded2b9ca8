package org.steppe.api.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AcceptTest {

    private static final List<String> AVAILABLE =
            List.of("application/json", "text/csv", "application/vnd.apache.arrow.stream");

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            */*                                                               | application/json
            *                                                                 | application/json
            text/csv                                                          | text/csv
            TEXT/CSV                                                          | text/csv
            text/*                                                            | text/csv
            application/*                                                     | application/json
            text/csv;q=0.5, application/json;q=0.4                            | text/csv
            text/csv; q=0.5; charset=utf-8, application/json;q=0.8            | application/json
            application/json;q=0, */*                                         | text/csv
            text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8   | application/json
            text/csv;q=0.2, */*;q=0.1                                         | text/csv
            application/vnd.apache.arrow.stream, */*;q=0.1                    | application/vnd.apache.arrow.stream
            application/json, text/csv, application/vnd.apache.arrow.stream, application/problem+json | application/json
            application/problem+json                                          | application/json
            text/html, application/problem+json                               | application/json
            text/csv;q=broken                                                 | text/csv
            """)
    void theWeightiestAvailableTypeIsChosen(String header, String type) {
        assertThat(Accept.of(header).choose(AVAILABLE)).contains(type);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"text/html", "image/*", "application/json;q=0, text/html", "text/csv;q=0"})
    void nothingElseWillDo(String header) {
        assertThat(Accept.of(header).choose(AVAILABLE)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"''", "' , '"})
    void whoSaysNothingGetsTheFirst(String header) {
        assertThat(Accept.of(header).choose(AVAILABLE)).contains("application/json");
    }
}
