package org.steppe.api.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.luben.zstd.ZstdInputStream;
import io.micronaut.context.ApplicationContext;
import io.micronaut.web.router.Router;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.steppe.api.endtoend.Contract.Example;
import org.steppe.api.endtoend.Contract.Operation;
import org.steppe.api.http.ParsedLinks;
import tools.jackson.databind.JsonNode;

/** Contract and running service side by side: every operation, parameter, media type, example and method. */
@Timeout(120)
@ExtendWith(RealData.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ContractIT {

    private static final Map<String, String> FORMATS = Map.ofEntries(
            Map.entry("json", "application/json"),
            Map.entry("csv", "text/csv"),
            Map.entry("arrow", "application/vnd.apache.arrow.stream"),
            Map.entry("arrow-file", "application/vnd.apache.arrow.file"),
            Map.entry("parquet", "application/vnd.apache.parquet"),
            Map.entry("ndjson", "application/x-ndjson"),
            Map.entry("tsv", "text/tab-separated-values"),
            Map.entry("xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
            Map.entry("jsonstat", "application/json-stat+json"),
            Map.entry("sdmx-csv", "application/vnd.sdmx.data+csv"),
            Map.entry("sdmx-json", "application/vnd.sdmx.data+json"));

    /** What is never compressed on its way. */
    private static final Set<String> FILES = Set.of(
            "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
            "application/vnd.apache.arrow.file",
            "application/vnd.apache.parquet");

    /** Where the extension of a file is not the word for the format. */
    private static final Map<String, String> EXTENSIONS = Map.of(
            "arrow", "arrows",
            "arrow-file", "arrow",
            "jsonstat", "jsonstat.json",
            "sdmx-csv", "csv",
            "sdmx-json", "json");

    private final Contract contract = Contract.read();
    private final Http http;
    private final Path data;

    ContractIT(RunningService service, Path data) {
        this.http = service.http();
        this.data = data;
    }

    Stream<Example> examples() {
        return contract.examples().stream();
    }

    Stream<Operation> operations() {
        return contract.operations().stream();
    }

    Stream<Operation> getOperations() {
        return operations().filter(Operation::isGet);
    }

    /** The example requests of {@code GET}, one for each operation. */
    Stream<Example> getExamples() {
        return getOperations().map(contract::example);
    }

    @ParameterizedTest
    @MethodSource("examples")
    void exampleIsAnsweredAsDocumented(Example example) {
        Answer answer = send(example);
        assertThat(answer.status()).as("%s", answer).isEqualTo(200);
        assertThat(contract.problemsOf(example.operation(), answer)).isEmpty();
        if (example.operation().path().endsWith("/observations")) {
            assertThat(Tables.read(answer).rows())
                    .as("An example shows something")
                    .isNotEmpty();
        }
        JsonNode documented = contract.resolve(example.operation().response(200))
                .path("content")
                .path(answer.mediaType());
        JsonNode shown = documented.has("example")
                ? documented.path("example")
                : documented.path("examples").path(example.name()).path("value");
        if (answer.mediaType().endsWith("json") && !shown.isMissingNode()) {
            assertThat(ShownExample.differences(shown, answer.json())).isEmpty();
        }
        if (answer.mediaType().equals("text/csv") && !shown.isMissingNode()) {
            assertThat(answer.text().lines())
                    .containsAll(shown.asString().lines().toList());
            assertThat(answer.text())
                    .startsWith(shown.asString().lines().findFirst().orElseThrow() + "\r\n");
        }
    }

    @Test
    void everyParameterTakesPartInAnExample() {
        var without = new TreeSet<String>();
        for (Operation operation : contract.operations()) {
            List<String> addresses = contract.examples().stream()
                    .filter(example -> example.operation().id().equals(operation.id()))
                    .map(Example::address)
                    .toList();
            assertThat(addresses).as(operation.id()).isNotEmpty();
            for (JsonNode parameter : operation.parameters()) {
                String name = parameter.path("name").asString();
                if (parameter.path("in").asString().equals("query")
                        && addresses.stream().noneMatch(address -> address.matches(".*[?&]" + name + "=.*"))) {
                    without.add(name);
                }
            }
        }
        // A cursor cannot be written down; pages are walked below.
        assertThat(without).containsExactly("cursor");
    }

    @Test
    void everyDimensionOfEveryDatasetIsAParameterThatSelects() {
        var dimensions = new TreeSet<String>();
        for (JsonNode dataset : get("/v1/datasets").json().path("datasets")) {
            String id = dataset.path("id").asString();
            JsonNode structure = get("/v1/datasets/" + id + "/structure").json();
            for (JsonNode dimension : structure.path("dimensions")) {
                String name = dimension.path("id").asString();
                dimensions.add(name);
                for (JsonNode code : dimension
                        .path("codes")
                        .valueStream()
                        .filter(c -> c.path("inUse").asBoolean())
                        .limit(2)
                        .toList()) {
                    String selection = name + "=" + code.path("code").asString();
                    Answer answer = get("/v1/datasets/" + id + "/observations?columns=" + name + "&" + selection);
                    Table rows = Tables.json(answer.json());
                    assertThat(rows.rows()).as(selection).isNotEmpty();
                    assertThat(rows.column(name)).containsOnly(code.path("code").asString());
                    JsonNode available = get("/v1/datasets/" + id + "/availability?" + selection)
                            .json();
                    assertThat(available.path("observations").asInt())
                            .as(selection)
                            .isEqualTo(rows.rows().size());
                }
            }
        }
        for (String id : List.of("getObservations", "getAvailability", "getCsvw", "getDataPackage", "getCitation")) {
            assertThat(contract.operation(id).parameters().stream()
                            .filter(parameter -> parameter
                                    .path("schema")
                                    .path("$ref")
                                    .asString("")
                                    .endsWith("/Selection"))
                            .map(parameter -> parameter.path("name").asString())
                            .filter(name -> !name.equals("time_period")))
                    .as(id)
                    .containsExactlyInAnyOrderElementsOf(dimensions);
        }
        Set<String> members = new TreeSet<>(contract.document()
                .at("/components/schemas/ObservationsQuery/properties")
                .propertyNames());
        assertThat(members)
                .isEqualTo(contract.operation("getObservations").parameters().stream()
                        .filter(parameter -> parameter.path("in").asString().equals("query"))
                        .map(parameter -> parameter.path("name").asString())
                        .collect(Collectors.toCollection(TreeSet::new)));
        assertThat(contract.document()
                        .at("/components/schemas/Observation/properties")
                        .propertyNames())
                .containsAll(dimensions);
    }

    @Test
    void everyRouteOfTheServiceIsInTheContract() {
        Map<String, Object> settings = Map.of("steppe.data", data.toString(), "micronaut.server.port", -1);
        try (ApplicationContext context =
                ApplicationContext.builder().properties(settings).banner(false).start()) {
            Set<String> routes = context.getBean(Router.class)
                    .uriRoutes()
                    .filter(route -> !List.of("HEAD", "OPTIONS")
                            .contains(route.getHttpMethod().name()))
                    .map(route -> route.getHttpMethod().name() + " "
                            + route.getUriMatchTemplate().toPathString())
                    .collect(Collectors.toCollection(TreeSet::new));
            assertThat(routes)
                    .isEqualTo(operations()
                            .map(operation -> operation.method() + " " + operation.path())
                            .collect(Collectors.toCollection(TreeSet::new)));
        }
    }

    @ParameterizedTest
    @MethodSource("examples")
    void headAnswersAsGetWithoutABody(Example example) {
        if (!example.operation().isGet()) {
            return;
        }
        Answer get = http.get(example.address());
        Answer head = http.head(example.address());
        assertThat(head.status()).isEqualTo(200);
        assertThat(head.body()).isEmpty();
        for (String name : List.of(
                "Content-Type",
                "ETag",
                "X-Dataset-Version",
                "Link",
                "Content-Location",
                "Content-Disposition",
                "Vary",
                "Cache-Control")) {
            assertThat(head.header(name)).as(name).isEqualTo(get.header(name));
        }
    }

    @ParameterizedTest
    @MethodSource("getExamples")
    void optionsOpenTheServiceForReading(Example example) {
        Answer answer = http.send(
                "OPTIONS",
                example.address(),
                BodyPublishers.noBody(),
                "Origin",
                "https://reader.example",
                "Access-Control-Request-Method",
                "GET");
        assertThat(answer.status()).as("%s", answer).isBetween(200, 204);
        assertThat(answer.header("Access-Control-Allow-Origin")).isEqualTo("*");
        assertThat(answer.header("Access-Control-Allow-Methods")).contains("GET", "HEAD", "POST");
        Answer get = http.get(example.address(), "Origin", "https://reader.example");
        assertThat(get.header("Access-Control-Allow-Origin")).isEqualTo("*");
        assertThat(get.header("Access-Control-Expose-Headers"))
                .contains("ETag", "Link", "X-Dataset-Version", "Retry-After", "Content-Disposition");
    }

    @ParameterizedTest
    @MethodSource("getExamples")
    void otherMethodsAreRefusedWithThoseAllowed(Example example) {
        boolean takesPost = operations()
                .anyMatch(operation -> operation.method().equals("POST")
                        && operation.path().equals(example.operation().path()));
        var methods = new ArrayList<>(List.of("PUT", "DELETE", "PATCH"));
        if (!takesPost) {
            methods.add("POST");
        }
        for (String method : methods) {
            Answer answer = http.send(
                    method, example.address(), BodyPublishers.ofString("{}"), "Content-Type", "application/json");
            assertThat(answer.status()).as("%s", answer).isEqualTo(405);
            assertThat(answer.header("Allow")).contains("GET", "HEAD");
            assertThat(answer.header("Allow").contains("POST")).isEqualTo(takesPost);
            assertThat(contract.validateProblem(answer)).isEmpty();
            assertThat(answer.errorCodes()).containsExactly("METHOD_NOT_ALLOWED");
        }
    }

    @ParameterizedTest
    @MethodSource("examples")
    void partsOfFilesAreSentAsDocumented(Example example) {
        if (!example.operation().isGet() || example.operation().response(206).isMissingNode()) {
            return;
        }
        Answer whole = http.get(example.address());
        if (!whole.header("Accept-Ranges").equals("bytes")) {
            assertThat(http.get(example.address(), "Range", "bytes=0-3").status())
                    .isEqualTo(200);
            return;
        }
        Answer part = http.get(example.address(), "Range", "bytes=1-3", "If-Range", whole.header("ETag"));
        assertThat(part.status()).isEqualTo(206);
        assertThat(contract.problemsOf(example.operation(), part)).isEmpty();
        assertThat(part.body()).isEqualTo(Arrays.copyOfRange(whole.body(), 1, 4));
        Answer parts = http.get(example.address(), "Range", "bytes=0-0,-1");
        assertThat(parts.status()).isEqualTo(206);
        assertThat(contract.problemsOf(example.operation(), parts)).isEmpty();
        Answer beyond = http.get(example.address(), "Range", "bytes=" + whole.body().length + "-");
        assertThat(beyond.status()).isEqualTo(416);
        assertThat(contract.problemsOf(example.operation(), beyond)).isEmpty();
        Answer other = http.get(example.address(), "If-Match", "\"other\"");
        assertThat(other.status()).isEqualTo(412);
        assertThat(contract.problemsOf(example.operation(), other)).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("examples")
    void answersAreNotSentAgainToWhoHasThem(Example example) {
        if (!example.operation().isGet() || example.operation().response(304).isMissingNode()) {
            return;
        }
        String tag = http.get(example.address()).header("ETag");
        assertThat(http.get(example.address()).header("ETag")).isEqualTo(tag);
        for (String known : List.of(tag, "\"other\", " + tag, "W/" + tag, "*")) {
            Answer again = http.get(example.address(), "If-None-Match", known);
            assertThat(again.status()).as(known).isEqualTo(304);
            assertThat(again.body()).isEmpty();
            assertThat(again.header("ETag")).isEqualTo(tag);
        }
        assertThat(http.get(example.address(), "If-None-Match", "\"other\"").status())
                .isEqualTo(200);
    }

    @ParameterizedTest
    @MethodSource("examples")
    void everyCodingHoldsTheSameBytes(Example example) throws IOException {
        if (!example.operation().isGet()
                || Set.of("getMetrics", "getHealth")
                        .contains(example.operation().id())) {
            return;
        }
        Answer plain = http.get(example.address(), "Accept-Encoding", "identity");
        assertThat(plain.header("Content-Encoding")).isEmpty();
        var tags = new TreeSet<String>(Set.of(plain.header("ETag")));
        for (String coding : List.of("gzip", "zstd")) {
            Answer coded = http.get(example.address(), "Accept-Encoding", coding);
            assertThat(coded.status()).isEqualTo(200);
            if (coded.header("Accept-Ranges").equals("bytes")) {
                // Files are sent as they are.
                assertThat(coded.header("Content-Encoding")).isEmpty();
                assertThat(coded.header("ETag")).isEqualTo(plain.header("ETag"));
                assertThat(coded.body()).isEqualTo(plain.body());
                continue;
            }
            assertThat(coded.header("Vary")).contains("Accept-Encoding");
            assertThat(coded.header("Content-Type")).isEqualTo(plain.header("Content-Type"));
            if (coded.header("Content-Encoding").isEmpty()) {
                // Small answers may stay as they are, and workbooks are compressed in themselves.
                assertThat(coded.body()).isEqualTo(plain.body());
                assertThat(coded.body().length < 2048 || FILES.contains(coded.mediaType()))
                        .isTrue();
                continue;
            }
            assertThat(coded.header("Content-Encoding")).isEqualTo(coding);
            tags.add(coded.header("ETag"));
            assertThat(tags).as("A tag for each coding").contains(coded.header("ETag"));
            assertThat(coded.header("ETag")).isNotEqualTo(plain.header("ETag"));
            assertThat(decoded(coding, coded.body())).isEqualTo(plain.body());
        }
    }

    @ParameterizedTest
    @MethodSource("getExamples")
    void unknownRepeatedAndEmptyParametersAreRefused(Example example) {
        Operation operation = example.operation();
        String join = example.address().contains("?") ? "&" : "?";
        refused(operation, example.address() + join + "colour=red", 400, "PARAMETER_UNKNOWN");
        for (JsonNode parameter : operation.parameters()) {
            String name = parameter.path("name").asString();
            if (parameter.path("in").asString().equals("query")) {
                String path = example.address().split("\\?", 2)[0];
                if (!isDimensionOfAnother(operation, parameter, name)) {
                    refused(operation, path + "?" + name + "=", 400, "PARAMETER_INVALID");
                    refused(operation, path + "?" + name + "=2023&" + name + "=2023", 400, "PARAMETER_REPEATED");
                } else {
                    refused(operation, path + "?" + name + "=2023", 400, "PARAMETER_UNKNOWN");
                }
            }
        }
    }

    /** The example asks for economy, and the contract lists the dimensions of all datasets. */
    private boolean isDimensionOfAnother(Operation operation, JsonNode parameter, String name) {
        return operation.path().contains("{dataset}")
                && parameter.path("schema").path("$ref").asString("").endsWith("/Selection")
                && !name.equals("time_period")
                && get("/v1/datasets/economy")
                        .json()
                        .path("dimensions")
                        .valueStream()
                        .noneMatch(dimension -> dimension.asString().equals(name));
    }

    @ParameterizedTest
    @MethodSource("getExamples")
    void acceptDecidesAndUnknownTypesAreRefused(Example example) {
        Operation operation = example.operation();
        boolean namesFormat = example.address().contains("format=");
        for (String accept : List.of("*/*", "application/problem+json", "image/png, */*;q=0.1")) {
            Answer answer = http.get(example.address(), "Accept", accept);
            assertThat(answer.status()).as("%s by %s", answer, accept).isEqualTo(200);
            assertThat(contract.problemsOf(operation, answer)).isEmpty();
        }
        if (!namesFormat) {
            Answer refused = http.get(example.address(), "Accept", "image/png");
            assertThat(refused.status()).as("%s", refused).isEqualTo(406);
            assertThat(contract.problemsOf(operation, refused)).isEmpty();
            assertThat(refused.errorCodes()).containsExactly("FORMAT_NOT_AVAILABLE");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "json",
                "csv",
                "arrow",
                "arrow-file",
                "parquet",
                "ndjson",
                "tsv",
                "xlsx",
                "jsonstat",
                "sdmx-csv",
                "sdmx-json"
            })
    void observationsComeInEveryDocumentedMediaType(String format) {
        Operation operation = contract.operation("getObservations");
        String mediaType = FORMATS.getOrDefault(format, "");
        assertThat(contract.resolve(operation.response(200)).path("content").propertyNames())
                .containsExactlyInAnyOrderElementsOf(FORMATS.values());
        String address = "/v1/datasets/fiscal/observations";
        for (Answer answer : List.of(
                http.get(address, "Accept", mediaType),
                http.get(address + "?format=" + format, "Accept", "image/png"),
                http.send(
                        "POST",
                        address,
                        BodyPublishers.ofString("{}"),
                        "Content-Type",
                        "application/json; charset=utf-8",
                        "Accept",
                        mediaType),
                http.post(address, "{\"format\":\"" + format + "\"}"))) {
            assertThat(answer.status()).as("%s", answer).isEqualTo(200);
            assertThat(answer.mediaType()).isEqualTo(mediaType);
            assertThat(contract.problemsOf(
                            operation.isGet() && answer.header("ETag").isEmpty()
                                    ? contract.operation("queryObservations")
                                    : operation,
                            answer))
                    .isEmpty();
            assertThat(Tables.read(answer).rows())
                    .hasSize(get("/v1/datasets/fiscal")
                            .json()
                            .path("observations")
                            .asInt());
            assertThat(answer.header("Content-Disposition"))
                    .isEqualTo("inline; filename=\"fiscal-1.0." + EXTENSIONS.getOrDefault(format, format) + "\"");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"json", "csv", "arrow", "arrow-file", "parquet", "ndjson", "tsv", "xlsx", "sdmx-csv", "sdmx-json"
            })
    void pagesNeitherOverlapNorLeaveAnythingOut(String format) {
        String address = "/v1/datasets/energy/observations?format=" + format + "&sort=-published_on,obs_value";
        List<String> whole = ids(get(address));
        var paged = new ArrayList<String>();
        String next = address + "&limit=10";
        while (!next.isEmpty()) {
            Answer page = get(next);
            paged.addAll(ids(page));
            next = next(page);
            if (format.equals("json")) {
                assertThat(page.json().path("next").asString("")).isEqualTo(next);
            }
            assertThat(paged).hasSizeLessThanOrEqualTo(whole.size());
        }
        assertThat(paged).isEqualTo(whole).hasSizeGreaterThan(20);
    }

    @Test
    void pagesOfAPostTakeTheSameBody() {
        String body = "{\"indicator\":\"POWER_*\",\"limit\":3}";
        String next = "/v1/datasets/energy/observations";
        List<String> whole = ids(get(next + "?indicator=POWER_*"));
        var paged = new ArrayList<String>();
        while (!next.isEmpty()) {
            Answer page = http.post(next, body);
            assertThat(page.status()).as("%s", page).isEqualTo(200);
            assertThat(contract.problemsOf(contract.operation("queryObservations"), page))
                    .isEmpty();
            assertThat(page.header("ETag")).isEmpty();
            paged.addAll(ids(page));
            next = next(page);
        }
        assertThat(paged).isEqualTo(whole).hasSizeGreaterThan(3);
    }

    @Test
    void theServiceHandsOutTheContractItself() {
        assertThat(get("/openapi.yaml").body()).isEqualTo(contract.bytes());
    }

    @Test
    void addressesInAnswersLeadSomewhere() {
        var addresses = new TreeMap<String, String>();
        for (String start : List.of(
                "/v1",
                "/v1/datasets",
                "/v1/datasets/tourism/versions",
                "/v1/codelists",
                "/v1/search?q=GDP",
                "/v1/sources/nmg-communique-2022")) {
            collectAddresses(get(start).json(), start, addresses);
        }
        assertThat(addresses).hasSizeGreaterThan(60);
        addresses.forEach((address, from) -> {
            // The search wants a word and tells so.
            int expected = address.equals("/v1/search") ? 400 : 200;
            assertThat(http.get(address).status())
                    .as("%s from %s", address, from)
                    .isEqualTo(expected);
        });
    }

    @ParameterizedTest
    @MethodSource("examples")
    void linksOfEveryExampleLeadToWhatTheyPromise(Example example) {
        if (!example.operation().path().endsWith("/observations")) {
            return;
        }
        List<ParsedLinks.ParsedLink> links =
                ParsedLinks.of(send(example).header("Link")).links();
        assertThat(links)
                .extracting(ParsedLinks.ParsedLink::relation)
                .contains("license", "version-history", "cite-as", "describedby");
        for (ParsedLinks.ParsedLink link : links) {
            if (!example.operation().isGet() && link.relation().equals("next")) {
                // The next page of a posted selection takes the same body.
                continue;
            }
            Answer target = get(link.target());
            if (!link.type().isEmpty()) {
                assertThat(target.mediaType()).as("%s", target).isEqualTo(link.type());
            }
        }
    }

    @Test
    void withoutAGenerationTheServiceSaysSo() {
        try (RunningService empty = RunningService.over(Workplace.emptyFolder("nothing"))) {
            for (Operation operation : contract.operations()) {
                Example example = contract.example(operation);
                Answer answer = example.body() == null
                        ? empty.http().get(example.address())
                        : empty.http().post(example.address(), example.body());
                boolean needsData = !operation.response(503).isMissingNode();
                assertThat(answer.status()).as("%s", answer).isEqualTo(needsData ? 503 : 200);
                assertThat(contract.problemsOf(operation, answer))
                        .as("%s", answer)
                        .isEmpty();
                if (needsData) {
                    assertThat(answer.errorCodes()).containsExactly("GENERATION_MISSING");
                }
            }
        }
    }

    private void refused(Operation operation, String address, int status, String code) {
        Answer answer = http.get(address);
        assertThat(answer.status()).as("%s", answer).isEqualTo(status);
        assertThat(contract.problemsOf(operation, answer)).as("%s", answer).isEmpty();
        assertThat(answer.errorCodes()).as("%s", answer).contains(code);
        assertThat(http.head(address).status()).isEqualTo(status);
    }

    private Answer send(Example example) {
        return example.body() == null ? http.get(example.address()) : http.post(example.address(), example.body());
    }

    private Answer get(String address) {
        Answer answer = http.get(address);
        assertThat(answer.status()).as("%s", answer).isEqualTo(200);
        return answer;
    }

    private static List<String> ids(Answer answer) {
        return Tables.read(answer).column("observation_id");
    }

    /** The address in {@code Link}, empty on the last page. */
    private static String next(Answer page) {
        return ParsedLinks.of(page.header("Link")).target("next");
    }

    private static void collectAddresses(JsonNode node, String from, Map<String, String> addresses) {
        for (Map.Entry<String, JsonNode> member : node.properties()) {
            boolean isAddress =
                    member.getKey().equals("href") || member.getKey().equals("links");
            for (JsonNode value : member.getKey().equals("links") ? member.getValue() : List.of(member.getValue())) {
                if (isAddress && value.isString()) {
                    addresses.put(value.asString(), from);
                }
            }
            collectAddresses(member.getValue(), from, addresses);
        }
        if (node.isArray()) {
            node.forEach(item -> collectAddresses(item, from, addresses));
        }
    }

    private static byte[] decoded(String coding, byte[] body) throws IOException {
        try (InputStream decoder = coding.equals("gzip")
                ? new GZIPInputStream(new ByteArrayInputStream(body))
                : new ZstdInputStream(new ByteArrayInputStream(body))) {
            return decoder.readAllBytes();
        }
    }
}
