package org.steppe.warehouse.trail;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PassageTest {

    @Test
    void sixtyCharactersToEachSideAreShown() {
        String text = "甲".repeat(100) + "24627亿元" + "乙".repeat(100);
        assertThat(Passage.find(text, "char=100,107")).contains(new Passage("甲".repeat(60), "24627亿元", "乙".repeat(60)));
    }

    @Test
    void nearTheEdgesOfATextThereIsLess() {
        assertThat(Passage.find("产值7亿元。", "char=2,5")).contains(new Passage("产值", "7亿元", "。"));
    }

    @Test
    void charactersBeyondTheBasicPlaneCountAsOne() {
        assertThat(Passage.find("𠮷产7吨", "char=2,4")).contains(new Passage("𠮷产", "7吨", ""));
    }

    @Test
    void aLocatorOfAWholeDocumentShowsNoMoreThanOneOfAFigure() {
        Passage passage = Passage.find("字".repeat(1000), "char=100,900").orElseThrow();
        assertThat(passage.words()).hasSize(60);
        assertThat(passage.after()).hasSize(60);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "page=3", "char=5,3", "char=3,3", "char=0,999", "char=999999999999,1", "line=1,2"})
    void aLocatorThatPointsNowhereShowsNothing(String locator) {
        assertThat(Passage.find("产值7亿元。", locator)).isEmpty();
        assertThat(Passage.find("产值7亿元。", null)).isEmpty();
    }
}
