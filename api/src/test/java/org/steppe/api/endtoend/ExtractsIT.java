package org.steppe.api.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.net.URI;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.steppe.api.http.ParsedLinks;
import tools.jackson.databind.JsonNode;

/** Every cell of every dataset against what is said beside it. */
@Timeout(120)
@ExtendWith(RealData.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ExtractsIT {

    private final Http http;

    ExtractsIT(RunningService service) {
        this.http = service.http();
    }

    /** All datasets, in every shape in which their tables differ. */
    Stream<String> tables() {
        return get("/v1/datasets")
                .json()
                .path("datasets")
                .valueStream()
                .map(dataset -> "/v1/datasets/" + dataset.path("id").asString() + "/observations?format=csv")
                .flatMap(address -> Stream.of("", "&labels=both&lang=en", "&labels=label", "&history=true")
                        .map(shape -> address + shape));
    }

    @ParameterizedTest
    @MethodSource("tables")
    void everyCellIsAsTheDataPackageSays(String address) {
        Answer csv = get(address);
        ParsedLinks links = ParsedLinks.of(csv.header("Link"));
        JsonNode resource = get(links.description("application/vnd.datapackage+json"))
                .json()
                .path("resources")
                .get(0);
        URI path = URI.create(resource.path("path").asString());
        assertThat(get(path.getRawPath() + "?" + path.getRawQuery()).body()).isEqualTo(csv.body());
        Table table = Tables.rawCsv(csv.body());
        JsonNode fields = resource.path("schema").path("fields");
        assertThat(table.columns()).isEqualTo(names(fields));
        for (JsonNode field : fields) {
            String name = field.path("name").asString();
            for (Map<String, String> row : table.rows()) {
                assertThat(fits(row.get(name), field)).as("%s of %s", name, row).isTrue();
            }
        }
        JsonNode key = resource.path("schema").path("primaryKey");
        assertThat(key.isMissingNode()).isEqualTo(address.matches(".*(history=true|labels=label)"));
        if (!key.isMissingNode()) {
            var keys = new HashSet<List<String>>();
            for (Map<String, String> row : table.rows()) {
                assertThat(keys.add(key.valueStream()
                                .map(name -> row.getOrDefault(name.asString(), ""))
                                .toList()))
                        .as("%s", row)
                        .isTrue();
            }
        }
    }

    private static boolean fits(@Nullable String cell, JsonNode field) {
        JsonNode constraints = field.path("constraints");
        if (cell == null) {
            return !constraints.path("required").asBoolean(false);
        }
        boolean hasType = switch (field.path("type").asString()) {
            case "integer" -> cell.matches("-?\\d+");
            case "number" -> new BigDecimal(cell).toPlainString().equals(cell);
            case "date" -> LocalDate.parse(cell).toString().equals(cell);
            default -> true;
        };
        boolean hasForm = !constraints.has("pattern")
                || cell.matches(constraints.path("pattern").asString());
        boolean isListed = !constraints.has("enum")
                || constraints
                        .path("enum")
                        .valueStream()
                        .anyMatch(value -> value.asString().equals(cell));
        return hasType && hasForm && isListed;
    }

    @ParameterizedTest
    @MethodSource("tables")
    void theDescriptionIsOfThisTable(String address) {
        Answer csv = get(address);
        JsonNode description = get(ParsedLinks.of(csv.header("Link")).description("application/csvm+json"))
                .json();
        assertThat(description.path("url").asString()).isEqualTo(address);
        JsonNode columns = description.path("tableSchema").path("columns");
        Table table = Tables.rawCsv(csv.body());
        assertThat(table.columns()).isEqualTo(names(columns));
        assertThat(description.path("dc:source").size()).isPositive();
        for (JsonNode column : columns) {
            if (!column.has("valueUrl")) {
                continue;
            }
            String name = column.path("name").asString();
            String value = table.column(name).stream()
                    .filter(cell -> !cell.isEmpty())
                    .findFirst()
                    .orElse("");
            String target = column.path("valueUrl").asString();
            if (!value.isEmpty()) {
                get(target.replace("{" + name + "}", value).split("#", 2)[0]);
            }
        }
    }

    private static List<String> names(JsonNode columns) {
        return columns.valueStream()
                .map(column -> column.path("name").asString())
                .toList();
    }

    private Answer get(String address) {
        Answer answer = http.get(address);
        assertThat(answer.status()).as("%s", answer).isEqualTo(200);
        return answer;
    }
}
