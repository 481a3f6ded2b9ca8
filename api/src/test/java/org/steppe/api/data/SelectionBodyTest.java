package org.steppe.api.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.steppe.api.error.Problem;
import org.steppe.api.error.Problems;
import org.steppe.api.error.RequestException;
import org.steppe.api.http.Argument;

class SelectionBodyTest {

    private static List<Argument> read(String body, Problems problems) {
        return new SelectionBody(List.of("freq", "ref_area", "time_period", "history", "first"), problems)
                .read(body.getBytes(StandardCharsets.UTF_8));
    }

    private static List<Problem> problems(String body) {
        return catchThrowableOfType(RequestException.class, () -> {
                    var problems = new Problems();
                    read(body, problems);
                    problems.throwIfAny();
                })
                .problems();
    }

    @Test
    void membersAreReadInTheirTypes() {
        var problems = new Problems();
        assertThat(read("""
                        {"freq": "A,M", "ref_area": ["150000", "150000.children"], "history": true, "limit": 5,
                         "asOf": "2023-06-30"}""", problems))
                .containsExactly(
                        Argument.text("freq", "A,M"),
                        Argument.array("ref_area", List.of("150000", "150000.children")),
                        Argument.text("history", "true"),
                        Argument.text("limit", "5"),
                        Argument.text("asOf", "2023-06-30"));
        assertThat(problems.isEmpty()).isTrue();
    }

    @Test
    void anEmptyObjectIsEverything() {
        assertThat(read("{}", new Problems())).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "x", "[]", "null", "\"a\"", "{", "{\"freq\":", "{} {}", "{'freq':1}", "{\"freq\":\"A\",}"})
    void whatIsNoJsonObjectIsRefusedWhole(String body) {
        assertThat(problems(body)).singleElement().satisfies(problem -> {
            assertThat(problem.code()).isEqualTo("BODY_INVALID");
            assertThat(problem.path()).isEqualTo("body");
        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"freq\": 1}",
                "{\"freq\": null}",
                "{\"freq\": {\"a\": [1]}}",
                "{\"freq\": [\"A\", 1]}",
                "{\"freq\": [[\"A\"], {\"b\": 1}]}",
                "{\"limit\": \"5\"}",
                "{\"limit\": 1.5}",
                "{\"history\": \"true\"}",
                "{\"asOf\": 2023}",
                "{\"cursor\": []}"
            })
    void aWrongTypeNamesItsMember(String body) {
        assertThat(problems(body)).singleElement().satisfies(problem -> {
            assertThat(problem.code()).isEqualTo("BODY_INVALID");
            assertThat(body).contains('"' + problem.path() + '"');
            assertThat(problem.detail().expected()).isNotNull();
        });
    }

    @Test
    void membersGivenTwiceAreBothKept() {
        assertThat(read("{\"freq\": \"A\", \"freq\": \"M\"}", new Problems())).hasSize(2);
    }

    @Test
    void deepNestingIsRefused() {
        assertThat(problems("{\"freq\":" + "[".repeat(100_000)))
                .extracting(Problem::code)
                .containsExactly("BODY_INVALID");
    }
}
