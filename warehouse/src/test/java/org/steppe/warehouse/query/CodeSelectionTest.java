package org.steppe.warehouse.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.steppe.warehouse.structure.Code;
import org.steppe.warehouse.structure.Codelist;
import org.steppe.warehouse.structure.Label;

class CodeSelectionTest {

    private static final Codelist AREAS = new Codelist(
            "AREA",
            List.of(
                    code("150000", null),
                    code("150100", "150000"),
                    code("150600", "150000"),
                    code("150627", "150600"),
                    code("_T", null),
                    code("A+B", null)));

    private static Code code(String id, @Nullable String parent) {
        return new Code(id, parent, new Label(id, id), null);
    }

    private static CodeSelection select(String... items) {
        return CodeSelection.resolve(List.of(items), AREAS);
    }

    @Test
    void codesAreTakenAsTheyAre() {
        assertThat(select("150100", "A+B", "150100").codes()).containsExactly("150100", "A+B");
    }

    @Test
    void childrenAreOneLevelDescendantsAllLevelsWithoutTheCodeItself() {
        assertThat(select("150000.children").codes()).containsExactly("150100", "150600");
        assertThat(select("150000.descendants").codes()).containsExactly("150100", "150600", "150627");
    }

    @Test
    void itemsAreUnited() {
        assertThat(select("150627", "150000.children").codes()).containsExactly("150100", "150600", "150627");
    }

    @Test
    void aLeafHasNoChildrenAndThatIsNoError() {
        CodeSelection selection = select("150100.children");
        assertThat(selection.codes()).isEmpty();
        assertThat(selection.unknown()).isEmpty();
        assertThat(selection.childless()).containsExactly("150100");
    }

    @Test
    void masksMatchTheWholeCode() {
        assertThat(select("1506*").codes()).containsExactly("150600", "150627");
        assertThat(select("*00").codes()).containsExactly("150000", "150100", "150600");
        assertThat(select("15*2*").codes()).containsExactly("150627");
        assertThat(select("*").codes()).hasSize(6);
        assertThat(select("150600*").codes()).containsExactly("150600");
    }

    @Test
    void whatNamesNothingIsTold() {
        CodeSelection selection = select("15", "99*", "999999.children", "", "150600.parent", "150100' OR '1'='1");
        assertThat(selection.codes()).isEmpty();
        assertThat(selection.unknown())
                .containsExactly("15", "99*", "999999.children", "", "150600.parent", "150100' OR '1'='1");
    }

    @Test
    void theCodeOfAnItemStandsBeforeItsSuffix() {
        assertThat(CodeSelection.codeOf("150000.children")).isEqualTo("150000");
        assertThat(CodeSelection.codeOf("150000.descendants")).isEqualTo("150000");
        assertThat(CodeSelection.codeOf("150000")).isEqualTo("150000");
    }

    @Test
    void noMaskTakesLong() {
        String mask = "*a".repeat(5_000) + "b";
        String text = "a".repeat(10_000);
        assertTimeoutPreemptively(
                Duration.ofSeconds(5),
                () -> assertThat(CodeSelection.matches(mask, text)).isFalse());
    }
}
