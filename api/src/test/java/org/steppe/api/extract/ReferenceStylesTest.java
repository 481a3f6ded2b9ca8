package org.steppe.api.extract;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.steppe.warehouse.query.DatasetVersion;
import org.steppe.warehouse.structure.Label;
import org.steppe.warehouse.structure.Language;

/** Every style with words that mean something in it. */
class ReferenceStylesTest {

    private static final String URL =
            "https://figures.example/v1/datasets/trade/observations?indicator=A%26B,C_D&version=1.12";

    private static Reference reference(@Nullable LocalDate accessed) {
        return new Reference(
                "trade-1.12-0123abcd",
                "Bureau {A} & B",
                new Label("进出口（100% 贸易）", "Trade_{in & out}: 5% ~ #1 $^\\"),
                new DatasetVersion(1, 12),
                LocalDate.of(2026, 1, 9),
                URL,
                "indicator=A&B,C_D",
                accessed);
    }

    private static Reference wholeDataset() {
        return new Reference(
                "trade-1.0",
                "Steppe",
                new Label("贸易", "Trade"),
                new DatasetVersion(1, 0),
                LocalDate.of(2026, 1, 9),
                "https://figures.example/v1/datasets/trade/observations?version=1.0",
                "",
                null);
    }

    @Test
    void gbT7714KeepsThePlaceOfTheDayOfAccess() {
        assertThat(GbT7714Text.of(wholeDataset(), Language.ZH))
                .isEqualTo("Steppe. 贸易: 1.0版[DS/OL]. (2026-01-09)[YYYY-MM-DD]."
                        + " https://figures.example/v1/datasets/trade/observations?version=1.0.");
        assertThat(GbT7714Text.of(reference(LocalDate.of(2026, 11, 25)), Language.EN))
                .isEqualTo("Bureau {A} & B. Trade_{in & out}: 5% ~ #1 $^\\: version 1.12[DS/OL]."
                        + " (2026-01-09)[2026-11-25]. " + URL + ".");
    }

    @Test
    void bibtexEscapesAllButTheAddress() {
        assertThat(BibtexText.of(reference(LocalDate.of(2026, 11, 25)), Language.EN))
                .isEqualTo("""
                        @misc{trade-1.12-0123abcd,
                          author = {{Bureau \\textbraceleft{}A\\textbraceright{} \\& B}},
                          title = {{Trade\\_\\textbraceleft{}in \\& out\\textbraceright{}: 5\\% \\textasciitilde{} \\#1 \\$\\textasciicircum{}\\textbackslash{}}},
                          version = {1.12},
                          year = {2026},
                          date = {2026-01-09},
                          publisher = {{Bureau \\textbraceleft{}A\\textbraceright{} \\& B}},
                          url = {https://figures.example/v1/datasets/trade/observations?indicator=A%26B,C_D&version=1.12},
                          urldate = {2026-11-25},
                          note = {Selection: indicator=A\\&B,C\\_D}
                        }
                        """);
    }

    @Test
    void bibtexLeavesOutWhatIsNotSaid() {
        assertThat(BibtexText.of(wholeDataset(), Language.ZH))
                .startsWith("@misc{trade-1.0,\n")
                .contains("title = {{贸易}}")
                .doesNotContain("urldate", "note");
    }

    @Test
    void risHasATagALine() {
        assertThat(RisText.of(reference(LocalDate.of(2026, 11, 25)), Language.ZH))
                .isEqualTo(String.join(
                        "\r\n",
                        "TY  - DATA",
                        "ID  - trade-1.12-0123abcd",
                        "AU  - Bureau {A} & B",
                        "TI  - 进出口（100% 贸易）",
                        "ET  - 1.12",
                        "PY  - 2026",
                        "DA  - 2026/01/09",
                        "PB  - Bureau {A} & B",
                        "LA  - zh",
                        "UR  - " + URL,
                        "Y2  - 2026/11/25",
                        "N1  - 选择条件：indicator=A&B,C_D",
                        "ER  - ",
                        ""));
        assertThat(RisText.of(wholeDataset(), Language.EN)).doesNotContain("Y2  - ", "N1  - ");
    }

    @Test
    void cslHasDatesInParts() {
        CslItem item = CslItem.of(reference(LocalDate.of(2026, 11, 25)), Language.EN);
        assertThat(item.issued().parts()).containsExactly(List.of(2026, 1, 9));
        assertThat(item.accessed()).isEqualTo(CslItem.Day.of(LocalDate.of(2026, 11, 25)));
        assertThat(item.title()).isEqualTo("Trade_{in & out}: 5% ~ #1 $^\\");
        assertThat(item.author()).containsExactly(new CslItem.Name("Bureau {A} & B"));
        assertThat(CslItem.of(wholeDataset(), Language.ZH).accessed()).isNull();
        assertThat(CslItem.of(wholeDataset(), Language.ZH).note()).isNull();
    }
}
