package org.steppe.api.data;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.steppe.warehouse.query.ComponentFilter;
import org.steppe.warehouse.query.DataQuery;
import org.steppe.warehouse.query.DatasetVersion;
import org.steppe.warehouse.query.SortOrder;

class PageCursorTest {

    private static final DataQuery QUERY = DataQuery.all("port-freight", new DatasetVersion(1, 12));

    @Test
    void aCursorComesBackAsItWas() {
        PageCursor cursor = PageCursor.of(QUERY, 1_000_000_000_000L);
        assertThat(PageCursor.decode(cursor.encode())).contains(cursor);
        assertThat(cursor.isFor(QUERY)).isTrue();
    }

    @Test
    void aCursorIsForOneQueryOnly() {
        PageCursor cursor = PageCursor.of(QUERY, 10);
        assertThat(cursor.isFor(QUERY.sort(List.of(new SortOrder("OBS_VALUE", true)))))
                .isFalse();
        assertThat(cursor.isFor(QUERY.columns(List.of("OBS_VALUE")))).isFalse();
        assertThat(cursor.isFor(DataQuery.all("port-freight", new DatasetVersion(1, 13))))
                .isFalse();
        assertThat(cursor.isFor(QUERY.page(20, 5L))).isTrue();
    }

    @Test
    void theOrderOfFiltersMakesNoOtherQuery() {
        var area = new ComponentFilter("REF_AREA", new TreeSet<>(List.of("150000")));
        var freq = new ComponentFilter("FREQ", new TreeSet<>(List.of("A", "M")));
        assertThat(QueryText.of(with(List.of(area, freq)))).isEqualTo(QueryText.of(with(List.of(freq, area))));
    }

    private static DataQuery with(List<ComponentFilter> filters) {
        return new DataQuery(
                "economy",
                DatasetVersion.FIRST,
                filters,
                List.of(),
                null,
                null,
                null,
                false,
                List.of(),
                List.of(),
                0,
                null);
    }

    @Test
    void whoeverChangesACursorIsNoticed() {
        String text = new String(
                Base64.getUrlDecoder().decode(PageCursor.of(QUERY, 10).encode()), StandardCharsets.US_ASCII);
        String forged = Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(text.replace("|10|", "|99|").getBytes(StandardCharsets.US_ASCII));
        assertThat(PageCursor.decode(forged)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "x", "!!!", "AAAA", "MXx4", "null", "____", "%00"})
    void otherTextsAreNoCursors(String text) {
        assertThat(PageCursor.decode(text)).isEmpty();
    }
}
