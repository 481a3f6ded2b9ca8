package org.steppe.api.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.tuple;

import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.steppe.api.error.Problem;
import org.steppe.api.error.Problems;
import org.steppe.api.error.RequestException;
import org.steppe.warehouse.error.ErrorCode;

class ArgumentsTest {

    private static Arguments arguments(String raw) {
        var problems = new Problems();
        return Arguments.of(QueryString.parse(raw, problems), problems);
    }

    private static List<Problem> problems(String raw, Consumer<Arguments> reading) {
        Arguments arguments = arguments(raw);
        reading.accept(arguments);
        return catchThrowableOfType(
                        RequestException.class, () -> arguments.problems().throwIfAny())
                .problems();
    }

    @Test
    void allProblemsAreTold() {
        List<Problem> problems = problems(
                "a=1&a=2&b=&c=%00&d=4",
                arguments -> {
                    arguments.requireKnown(List.of("a", "b", "c", "date"), "The test");
                    arguments.findDay("a");
                });
        assertThat(problems)
                .extracting(Problem::code, Problem::path)
                .containsExactly(
                        tuple("PARAMETER_REPEATED", "a"),
                        tuple("PARAMETER_INVALID", "b"),
                        tuple("PARAMETER_INVALID", "c"),
                        tuple("PARAMETER_UNKNOWN", "d"),
                        tuple("DATE_INVALID", "a"));
    }

    @Test
    void anUnknownParameterLeadsToTheNearestAndToAll() {
        List<Problem> problems = problems(
                "indicater=GDP", arguments -> arguments.requireKnown(List.of("indicator", "freq"), "Dataset 'x'"));
        assertThat(problems).singleElement().satisfies(problem -> {
            assertThat(problem.detail().nearest()).containsExactly("indicator");
            assertThat(problem.detail().allowed()).containsExactly("indicator", "freq");
        });
    }

    @Test
    void listsAreSeparatedByCommasUnlessTheyCameAsArrays() {
        var problems = new Problems();
        Arguments arguments =
                Arguments.of(List.of(Argument.text("a", "x,y"), Argument.array("b", List.of("x,y", "z"))), problems);
        assertThat(arguments.findList("a")).contains(List.of("x", "y"));
        assertThat(arguments.findList("b")).contains(List.of("x,y", "z"));
        assertThat(arguments.findList("c")).isEmpty();
    }

    @Test
    void emptyItemsAreToldOnce() {
        assertThat(problems(
                        "a=x,,y,",
                        arguments -> assertThat(arguments.findList("a")).contains(List.of("x", "y"))))
                .extracting(Problem::code)
                .containsExactly("PARAMETER_INVALID");
    }

    @ParameterizedTest
    @CsvSource({
        "1, 1",
        "007, 7",
        "999999999999999999, 999999999999999999",
        "99999999999999999999999, 9223372036854775807"
    })
    void hugeNumbersAreFine(String text, long number) {
        assertThat(arguments("n=" + text).findPositive("n", ErrorCode.LIMIT_INVALID))
                .isEqualTo(number);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-1", "000", "1.5", "1e3", "x", "+1", "%201", "１"})
    void otherNumbersAreNot(String text) {
        assertThat(problems("n=" + text, arguments -> arguments.findPositive("n", ErrorCode.LIMIT_INVALID)))
                .extracting(Problem::code)
                .containsExactly("LIMIT_INVALID");
    }

    @ParameterizedTest
    @ValueSource(strings = {"TRUE", "1", "yes"})
    void flagsAreTrueOrFalse(String text) {
        assertThat(arguments("f=true").flag("f")).isTrue();
        assertThat(arguments("f=false").flag("f")).isFalse();
        assertThat(problems("f=" + text, arguments -> arguments.flag("f")))
                .extracting(Problem::code)
                .containsExactly("PARAMETER_INVALID");
    }

    @Test
    void thousandsOfProblemsAreCountedAndTheFirstListed() {
        var problems = new Problems();
        for (int i = 0; i < 5_000; i++) {
            problems.add(Problem.of(ErrorCode.CODE_UNKNOWN, "a", "problem " + i));
        }
        RequestException refused = catchThrowableOfType(RequestException.class, problems::throwIfAny);
        assertThat(refused.problems()).hasSize(100);
    }

    @Test
    void operationsWithoutParametersRefuseAny() {
        assertThatCode(() -> Arguments.requireNone(null)).doesNotThrowAnyException();
        assertThat(catchThrowableOfType(RequestException.class, () -> Arguments.requireNone("x=1"))
                        .problems())
                .extracting(Problem::code)
                .containsExactly("PARAMETER_UNKNOWN");
    }
}
