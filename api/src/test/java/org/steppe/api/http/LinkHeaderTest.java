package org.steppe.api.http;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LinkHeaderTest {

    @Test
    void linksStandInTheirOrder() {
        var header = new LinkHeader()
                .require("/v1?cursor=c", "next")
                .offer("/v1/licence", "license")
                .offerFirst("/v1/csvw", "describedby", "application/csvm+json");
        assertThat(header.text())
                .contains("</v1/csvw>; rel=\"describedby\"; type=\"application/csvm+json\","
                        + " </v1?cursor=c>; rel=\"next\", </v1/licence>; rel=\"license\"");
    }

    @Test
    void withoutLinksThereIsNoHeader() {
        assertThat(new LinkHeader().text()).isEmpty();
    }

    @Test
    void whatDoesNotFitIsLeftOutAndWhatIsRequiredStays() {
        String selection = "/v1/datasets/economy/observations?indicator=" + "A".repeat(1_200);
        String header = new LinkHeader()
                .require(selection + "&cursor=c", "next")
                .offer("/v1/licence", "license")
                .offer(selection, "cite-as")
                .offer(selection, "describedby", "application/csvm+json")
                .offer("/v1/datasets/economy/versions", "version-history")
                .text()
                .orElseThrow();
        assertThat(ParsedLinks.of(header).relations()).containsExactly("next", "license", "cite-as", "version-history");
        assertThat(header.length()).isLessThan(4 * 1024);
    }
}
