package org.steppe.warehouse.structure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class CodelistTest {

    private final Codelist areas = new Codelist(
            "AREA",
            List.of(
                    code("150000", null),
                    code("150600", "150000"),
                    code("150627", "150600"),
                    code("150700", "150000"),
                    code("150781", "150700")));

    @Test
    void childrenAreOneLevelDownAndDescendantsAllLevels() {
        assertThat(areas.listChildren("150000")).extracting(Code::id).containsExactly("150600", "150700");
        assertThat(areas.listDescendants("150000"))
                .extracting(Code::id)
                .containsExactly("150600", "150700", "150627", "150781");
    }

    @Test
    void restrictionKeepsAncestorsAndOrder() {
        assertThat(areas.restrictedTo(Set.of("150781")).listCodes())
                .extracting(Code::id)
                .containsExactly("150000", "150700", "150781");
    }

    @Test
    void codeTwiceIsRefused() {
        assertThatThrownBy(() -> new Codelist("X", List.of(code("A", null), code("A", null))))
                .hasMessageContaining("'A' twice");
    }

    @Test
    void missingParentIsRefused() {
        assertThatThrownBy(() -> new Codelist("X", List.of(code("A", "B")))).hasMessageContaining("parent 'B'");
    }

    @Test
    void cycleIsRefused() {
        assertThatThrownBy(() -> new Codelist("X", List.of(code("A", "B"), code("B", "A"))))
                .hasMessageContaining("cycle");
    }

    private static Code code(String id, @Nullable String parent) {
        return new Code(id, parent, new Label(id, id), null);
    }
}
