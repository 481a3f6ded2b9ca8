package org.steppe.api.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** Readers of Parquet that are given the address of a query, or of a bulk file, and fetch from it what they need. */
@Timeout(300)
@ExtendWith(RealData.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class InPlaceIT {

    private static final String QUERY = "/v1/datasets/port-freight/observations?time_period=2005..";
    private static final String INDICATOR = "PORT_FREIGHT";

    private final InstalledClients clients = InstalledClients.get();
    private final Http http;
    private final WatchedRequests watched;

    InPlaceIT(RunningService service) {
        this.http = service.http();
        this.watched = new WatchedRequests(http);
    }

    @AfterAll
    void end() {
        watched.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"duckdb", "polars", "pyarrow"})
    void readersFetchRanges(String reader) {
        for (String address : List.of(QUERY + "&format=parquet", bulkFile())) {
            String scope = address.startsWith(QUERY) ? QUERY + "&" : "/v1/datasets/port-freight/observations?";
            watched.take();
            JsonNode read = Answer.readJson(clients.python("in_place.py", reader, watched.base() + address, INDICATOR)
                    .getBytes(StandardCharsets.UTF_8));
            List<WatchedRequests.Request> requests = watched.take();
            assertThat(cells(read)).containsExactlyInAnyOrderElementsOf(expected(scope + "indicator=" + INDICATOR));
            assertThat(requests)
                    .filteredOn(request -> request.method().equals("GET"))
                    .isNotEmpty()
                    .allSatisfy(request -> {
                        assertThat(request.range()).startsWith("bytes=");
                        assertThat(request.status()).isEqualTo(206);
                    });
        }
    }

    private String bulkFile() {
        return http.get("/v1/datasets/port-freight/files")
                .json()
                .path("files")
                .valueStream()
                .filter(file -> file.path("format").asString().equals("parquet"))
                .map(file -> file.path("address").asString())
                .findFirst()
                .orElseThrow();
    }

    private static List<String> cells(JsonNode read) {
        var cells = new ArrayList<String>();
        read.forEach(row -> cells.add(row.path(0).asString() + " " + row.path(1).doubleValue()));
        return cells;
    }

    private List<String> expected(String address) {
        Table table = Tables.read(http.get(address));
        assertThat(table.rows()).isNotEmpty();
        return table.rows().stream()
                .map((Map<String, String> row) -> row.get("time_period") + " " + row.get("obs_value"))
                .toList();
    }
}
