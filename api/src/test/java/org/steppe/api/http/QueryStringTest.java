package org.steppe.api.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.steppe.api.error.Problem;
import org.steppe.api.error.Problems;
import org.steppe.api.error.RequestException;

class QueryStringTest {

    private static List<Argument> parse(@Nullable String raw) {
        var problems = new Problems();
        List<Argument> arguments = QueryString.parse(raw, problems);
        problems.throwIfAny();
        return arguments;
    }

    private static List<Problem> problems(String raw) {
        return catchThrowableOfType(RequestException.class, () -> parse(raw)).problems();
    }

    @Test
    void charactersOfSelectionsAreThemselves() {
        assertThat(parse("indicator=A+B,POWER_*&ref_area=150000.children&x=~[1]"))
                .containsExactly(
                        Argument.text("indicator", "A+B,POWER_*"),
                        Argument.text("ref_area", "150000.children"),
                        Argument.text("x", "~[1]"));
    }

    @Test
    void percentSignsAreDecodedExactlyOnce() {
        assertThat(parse("a=%2C%2B%2541")).containsExactly(Argument.text("a", ",+%41"));
    }

    @Test
    void chineseComesAsEscapesOrAsItIs() {
        assertThat(parse("q=%E7%85%A4%E7%82%AD")).containsExactly(Argument.text("q", "煤炭"));
        assertThat(parse("q=煤炭")).containsExactly(Argument.text("q", "煤炭"));
        String bytesAsCharacters = new String("煤炭".getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
        assertThat(parse("q=" + bytesAsCharacters)).containsExactly(Argument.text("q", "煤炭"));
    }

    @Test
    void plusIsABlankOnlyInWords() {
        var problems = new Problems();
        assertThat(QueryString.parse("q=coal+output&indicator=A+B", "q", problems))
                .containsExactly(Argument.text("q", "coal output"), Argument.text("indicator", "A+B"));
    }

    @Test
    void nothingIsNoParameter() {
        assertThat(parse(null)).isEmpty();
        assertThat(parse("")).isEmpty();
        assertThat(parse("&&")).isEmpty();
    }

    @Test
    void aNameAloneHasAnEmptyValue() {
        assertThat(parse("history")).containsExactly(Argument.text("history", ""));
    }

    @Test
    void equalSignsMayOccurInValues() {
        assertThat(parse("a=b=c")).containsExactly(Argument.text("a", "b=c"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"a=%", "a=%4", "a=%zz", "a=%4%31", "a=%FF", "a=%E7%85", "a=%C0%80", "a=%ED%A0%80"})
    void malformedEscapesNameTheirParameter(String raw) {
        assertThat(problems(raw)).singleElement().satisfies(problem -> {
            assertThat(problem.code()).isEqualTo("PARAMETER_INVALID");
            assertThat(problem.path()).isEqualTo("a");
        });
    }
}
