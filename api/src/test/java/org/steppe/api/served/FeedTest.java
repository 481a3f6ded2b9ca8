package org.steppe.api.served;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.steppe.api.served.Service.Answer;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;
import tools.jackson.databind.JsonNode;

/** The feed of changes over all datasets. */
@Timeout(value = 2, unit = TimeUnit.MINUTES)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FeedTest {

    private static final String CHANGES = "/v1/changes";

    @SuppressWarnings("NullAway.Init")
    private Service service;

    @BeforeAll
    void start(@TempDir Path folder) {
        TestWarehouse.load(folder, 2);
        TestWarehouse.load(folder, 4);
        TestWarehouse.loadWithoutPortFreight(folder, 5);
        TestWarehouse.rollback(folder, 2, "Ports <are> needed & \"missed\"");
        service = Service.on(folder);
    }

    @AfterAll
    void stop() {
        service.close();
    }

    private static List<JsonNode> entries(Answer answer) {
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        return answer.json().get("entries").valueStream().toList();
    }

    private static String text(JsonNode entry, String member) {
        return entry.path(member).asString("");
    }

    @Test
    void tellsFromTheBeginningWhatHappenedInOrder() {
        Answer answer = service.get(CHANGES);
        List<JsonNode> entries = entries(answer);
        assertThat(entries)
                .extracting(entry -> String.join(
                        " ",
                        text(entry, "type"),
                        text(entry, "dataset"),
                        text(entry, "previousVersion"),
                        text(entry, "version"),
                        entry.get("generation").toString(),
                        entry.get("links").path("changes").asString("")))
                .containsExactly(
                        "published economy  1.0 1 /v1/datasets/economy/versions/1.0/changes?since=none",
                        "published port-freight  1.0 1 /v1/datasets/port-freight/versions/1.0/changes?since=none",
                        "catalogue    1 ",
                        "published economy 1.0 1.1 2 /v1/datasets/economy/versions/1.1/changes?since=1.0",
                        "published economy 1.1 1.2 3 /v1/datasets/economy/versions/1.2/changes?since=1.1",
                        "withdrawn port-freight 1.0  3 ",
                        "catalogue    3 ",
                        "restored economy 1.2 1.1 2 /v1/datasets/economy/versions/1.1/changes?since=1.2",
                        "restored port-freight  1.0 2 /v1/datasets/port-freight/versions/1.0/changes?since=none",
                        "catalogue    2 ");
        assertThat(entries.get(7).get("changes").toString())
                .isEqualTo("{\"added\":0,\"revised\":0,\"withdrawn\":1,\"documented\":0}");
        assertThat(entries.get(7).get("summary").toString())
                .isEqualTo("{\"zh\":\"从1.2回到1.1：撤回1个观测值\",\"en\":\"From 1.2 back to 1.1: 1 observation withdrawn\"}");
        assertThat(text(entries.get(7), "note")).isEqualTo("Ports <are> needed & \"missed\"");
        assertThat(entries.get(0).get("publishedAt").stringValue()).isEqualTo("2026-11-20T08:00:00Z");
        assertThat(answer.json().get("more").booleanValue()).isFalse();
        assertThat(answer.json().get("warnings")).isEmpty();
        assertThat(answer.header("link")).isEqualTo("<" + text(answer.json(), "next") + ">; rel=\"next\"");
        for (JsonNode entry : entries) {
            String changes = entry.get("links").path("changes").asString("");
            if (!changes.isEmpty()) {
                assertThat(service.get(changes).status()).as(changes).isEqualTo(200);
            }
        }
    }

    @Test
    void everyCursorLeadsToWhatCameAfterIt() {
        List<JsonNode> all = entries(service.get(CHANGES));
        for (int i = 0; i < all.size(); i++) {
            Answer rest = service.get(CHANGES + "?since=" + text(all.get(i), "cursor"));
            assertThat(entries(rest)).isEqualTo(all.subList(i + 1, all.size()));
            assertThat(text(rest.json(), "cursor")).isEqualTo(text(all.getLast(), "cursor"));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 7, 100})
    void pagesTogetherAreTheWhole(int limit) {
        var paged = new ArrayList<JsonNode>();
        String next = CHANGES + "?limit=" + limit;
        boolean more = true;
        while (more) {
            Answer page = service.get(next);
            paged.addAll(entries(page));
            more = page.json().get("more").booleanValue();
            next = text(page.json(), "next");
            assertThat(next).startsWith(CHANGES + "?limit=" + limit + "&since=");
        }
        assertThat(paged).isEqualTo(entries(service.get(CHANGES)));
        assertThat(entries(service.get(next))).isEmpty();
    }

    @Test
    void entriesOfOneDatasetComeAlone() {
        List<JsonNode> entries = entries(service.get(CHANGES + "?dataset=port-freight"));
        assertThat(entries)
                .extracting(entry -> text(entry, "type"))
                .containsExactly("published", "withdrawn", "restored");
        assertThat(entries(service.get(CHANGES + "?dataset=port-freight&limit=2")))
                .isEqualTo(entries.subList(0, 2));
        String cursor = text(service.get(CHANGES + "?dataset=port-freight").json(), "cursor");
        assertThat(cursor).isEqualTo(text(service.get(CHANGES).json(), "cursor"));
    }

    @ParameterizedTest
    @CsvSource({
        "2026-11-20,                10",
        "2026-11-20T08:00:00Z,      10",
        "2026-11-20t16:00:00%2B08:00, 10",
        "2026-11-20T16:00:00+08:00, 10",
        "2026-11-20T08:00:01Z,      0",
        "2020-01-01,                10",
    })
    void aTimeOrADayBeginsThere(String since, int entries) {
        assertThat(entries(service.get(CHANGES + "?since=" + since))).hasSize(entries);
    }

    @Test
    void linesAndObjectsHaveTheSameEntries() {
        Answer lines = service.get(CHANGES + "?format=ndjson");
        assertThat(lines.header("content-type")).startsWith("application/x-ndjson");
        assertThat(lines.text().lines())
                .isEqualTo(entries(service.get(CHANGES)).stream()
                        .map(JsonNode::toString)
                        .toList());
        assertThat(lines.header("link")).startsWith("</v1/changes?format=ndjson&since=");
        String next = lines.header("link").replaceAll("^<|>.*$", "");
        assertThat(service.get(next).text()).isEmpty();
    }

    @Test
    void anUnchangedFeedIsNotSentAgain() {
        Answer answer = service.get(CHANGES);
        assertThat(service.get(CHANGES, "If-None-Match", answer.header("etag")).status())
                .isEqualTo(304);
    }

    @ParameterizedTest
    @CsvSource({
        "since=nonsense,                 400, CURSOR_INVALID",
        "since=AAAAAAAA,                 400, CURSOR_INVALID",
        "since=2026-13-01,               400, DATE_INVALID",
        "since=2026-11-20T08:00:00,      400, DATE_INVALID",
        "since=2062-11-20,               400, DATE_INVALID",
        "since=,                         400, PARAMETER_INVALID",
        "waitSeconds=61,                 400, PARAMETER_INVALID",
        "waitSeconds=0,                  400, PARAMETER_INVALID",
        "waitSeconds=soon,               400, PARAMETER_INVALID",
        "limit=0,                        400, LIMIT_INVALID",
        "dataset=economies,              404, DATASET_UNKNOWN",
        "until=2026-11-20,               400, PARAMETER_UNKNOWN",
        "format=rss,                     406, FORMAT_NOT_AVAILABLE",
    })
    void badRequestsAreToldWhatIsWrong(String query, int status, String code) {
        Answer answer = service.get(CHANGES + "?" + query);
        assertThat(answer.status()).as(answer.text()).isEqualTo(status);
        assertThat(answer.errorCodes()).containsExactly(code);
    }

    @Nested
    class Atom {

        @Test
        void isAValidFeed() throws ParserConfigurationException, IOException, SAXException {
            Answer answer = service.get(CHANGES, "Accept", "application/atom+xml");
            assertThat(answer.header("content-type")).startsWith("application/atom+xml");
            Document document = parse(answer);
            Element feed = document.getDocumentElement();
            assertThat(feed.getNamespaceURI()).isEqualTo("http://www.w3.org/2005/Atom");
            assertThat(feed.getLocalName()).isEqualTo("feed");
            assertMetadata(feed);
            assertThat(children(feed, "author")).hasSize(1);
            assertThat(links(feed)).contains("self /v1/changes").hasSize(2);
            List<Element> entries = children(feed, "entry");
            assertThat(entries).hasSameSizeAs(entries(service.get(CHANGES)));
            var ids = new HashSet<String>();
            for (Element entry : entries) {
                assertMetadata(entry);
                assertThat(ids.add(only(entry, "id"))).isTrue();
                assertThat(children(entry, "category"))
                        .isNotEmpty()
                        .allSatisfy(category ->
                                assertThat(category.getAttribute("term")).isNotEmpty());
                assertThat(links(entry)).anyMatch(link -> link.startsWith("alternate /v1/"));
                assertThat(only(entry, "summary")).contains(" · ");
            }
            assertThat(only(entries.get(7), "title")).isEqualTo("economy 1.1");
            assertThat(only(entries.get(7), "content")).isEqualTo("Ports <are> needed & \"missed\"");
            assertThat(links(entries.get(7))).contains("related /v1/datasets/economy/versions/1.1/changes?since=1.2");
        }

        @Test
        void withoutEntriesIsValidToo() throws ParserConfigurationException, IOException, SAXException {
            String cursor = text(service.get(CHANGES).json(), "cursor");
            Element feed =
                    parse(service.get(CHANGES + "?format=atom&since=" + cursor)).getDocumentElement();
            assertMetadata(feed);
            assertThat(children(feed, "entry")).isEmpty();
        }

        private static Document parse(Answer answer) throws ParserConfigurationException, IOException, SAXException {
            var factory = DocumentBuilderFactory.newInstance();
            factory.setNamespaceAware(true);
            return factory.newDocumentBuilder()
                    .parse(new ByteArrayInputStream(answer.response().body()));
        }

        /** What every feed and entry has exactly once. */
        private static void assertMetadata(Element element) {
            assertThat(only(element, "id")).matches("urn:uuid:[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");
            assertThat(only(element, "title")).isNotBlank();
            assertThat(Instant.parse(only(element, "updated"))).isEqualTo("2026-11-20T08:00:00Z");
        }

        private static String only(Element parent, String name) {
            List<Element> found = children(parent, name);
            assertThat(found).as(name).hasSize(1);
            return found.getFirst().getTextContent();
        }

        private static List<String> links(Element parent) {
            return children(parent, "link").stream()
                    .map(link -> link.getAttribute("rel") + " " + link.getAttribute("href"))
                    .toList();
        }

        private static List<Element> children(Element parent, String name) {
            NodeList nodes = parent.getChildNodes();
            var found = new ArrayList<Element>();
            for (int i = 0; i < nodes.getLength(); i++) {
                if (nodes.item(i) instanceof Element element
                        && element.getLocalName().equals(name)) {
                    found.add(element);
                }
            }
            return found;
        }
    }

    @Nested
    class Cursors {

        @Test
        void ofAnotherWarehouseAreRefused(@TempDir Path other) {
            TestWarehouse.load(other, 1);
            try (Service another = Service.on(other)) {
                String cursor = text(another.get(CHANGES).json(), "cursor");
                Answer answer = service.get(CHANGES + "?since=" + cursor);
                assertThat(answer.status()).isEqualTo(400);
                assertThat(answer.errorCodes()).containsExactly("CURSOR_FOREIGN");
            }
        }

        @Test
        void ofACopyThatWentItsOwnWayAreRefused(@TempDir Path original, @TempDir Path copy) throws IOException {
            TestWarehouse.load(original, 1);
            copy(original, copy);
            TestWarehouse.load(original, 2);
            TestWarehouse.load(copy, 3);
            try (Service one = Service.on(original);
                    Service other = Service.on(copy)) {
                List<JsonNode> entries = entries(one.get(CHANGES));
                assertThat(entries(other.get(CHANGES + "?since=" + text(entries.get(0), "cursor"))))
                        .hasSize(3);
                assertThat(other.get(CHANGES + "?since=" + text(entries.getLast(), "cursor"))
                                .errorCodes())
                        .containsExactly("CURSOR_FOREIGN");
            }
        }

        @Test
        void aheadOfTheServiceAreToldToComeBack(@TempDir Path newer, @TempDir Path older) throws IOException {
            TestWarehouse.load(newer, 1);
            copy(newer, older);
            TestWarehouse.load(newer, 2);
            String cursor;
            try (Service one = Service.on(newer)) {
                cursor = text(one.get(CHANGES).json(), "cursor");
            }
            try (Service other = Service.on(older)) {
                Answer answer = other.get(CHANGES + "?since=" + cursor);
                assertThat(answer.status()).isEqualTo(503);
                assertThat(answer.errorCodes()).containsExactly("CURSOR_AHEAD");
                assertThat(answer.header("retry-after")).isNotEmpty();
                assertThat(other.get(CHANGES + "?waitSeconds=1&since=" + cursor).status())
                        .isEqualTo(503);
            }
        }

        @Test
        void beforeTheHistoryThatIsKeptAreGone(@TempDir Path folder) throws IOException {
            for (int months = 1; months < 5; months++) {
                TestWarehouse.load(folder, months);
            }
            String first;
            String second;
            try (Service whole = Service.on(folder)) {
                List<JsonNode> entries = entries(whole.get(CHANGES + "?dataset=economy"));
                first = text(entries.get(0), "cursor");
                second = text(entries.get(1), "cursor");
            }
            try (Stream<Path> files = Files.list(folder.resolve("history"))) {
                for (Path file : files.sorted().limit(2).toList()) {
                    Files.delete(file);
                }
            }
            try (Service service = Service.on(folder)) {
                Answer answer = service.get(CHANGES + "?since=" + first);
                assertThat(answer.status()).isEqualTo(410);
                assertThat(answer.errorCodes()).containsExactly("CURSOR_STALE");
                assertThat(entries(service.get(CHANGES + "?dataset=economy&since=" + second)))
                        .hasSize(2);
                JsonNode rest = service.get(CHANGES).json();
                assertThat(rest.get("warnings").get(0).get("code").stringValue())
                        .isEqualTo("HISTORY_INCOMPLETE");
                assertThat(service.get("/v1/datasets/economy/versions").status())
                        .isEqualTo(200);
            }
        }

        @Test
        void lastOverARestartOfTheServiceAndTheHistoryOfAnOlderFolder(@TempDir Path folder) throws IOException {
            TestWarehouse.load(folder, 1);
            TestWarehouse.load(folder, 2);
            String first = Files.readString(folder.resolve("CURRENT"))
                    .lines()
                    .findFirst()
                    .orElseThrow();
            Files.writeString(folder.resolve("CURRENT"), first + "\n");
            try (Stream<Path> files = Files.walk(folder.resolve("history"))) {
                for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
            List<JsonNode> entries;
            try (Service before = Service.on(folder)) {
                entries = entries(before.get(CHANGES));
            }
            TestWarehouse.load(folder, 3);
            try (Service after = Service.on(folder)) {
                assertThat(entries(after.get(CHANGES))).startsWith(entries.toArray(JsonNode[]::new));
                assertThat(entries(after.get(CHANGES + "?since=" + text(entries.getLast(), "cursor"))))
                        .singleElement()
                        .satisfies(entry -> assertThat(text(entry, "version")).isEqualTo("1.2"));
            }
        }

        private static void copy(Path from, Path to) throws IOException {
            try (Stream<Path> files = Files.walk(from)) {
                for (Path file : files.toList()) {
                    Path target = to.resolve(from.relativize(file).toString());
                    if (Files.isDirectory(file)) {
                        Files.createDirectories(target);
                    } else {
                        Files.copy(file, target);
                    }
                }
            }
        }
    }

    @Nested
    class Waiting {

        @Test
        void answersAtOnceWhenThereIsSomething() {
            Instant begin = Instant.now();
            assertThat(entries(service.get(CHANGES + "?waitSeconds=60"))).hasSize(10);
            assertThat(begin.until(Instant.now(), ChronoUnit.SECONDS)).isLessThan(20);
        }

        @Test
        void endsWithTheSameCursorWhenNothingComes() {
            String cursor = text(service.get(CHANGES).json(), "cursor");
            Instant begin = Instant.now();
            JsonNode answer =
                    service.get(CHANGES + "?waitSeconds=1&since=" + cursor).json();
            assertThat(begin.until(Instant.now(), ChronoUnit.MILLIS)).isGreaterThanOrEqualTo(1000);
            assertThat(answer.get("entries")).isEmpty();
            assertThat(text(answer, "cursor")).isEqualTo(cursor);
        }

        @Test
        void manyAreAnsweredWhenALoadPublishesAndHoldNoThreadUntilThen(@TempDir Path folder) throws Exception {
            TestWarehouse.load(folder, 1);
            try (Service live = Service.on(folder);
                    HttpClient client = HttpClient.newHttpClient()) {
                String cursor = text(live.get(CHANGES).json(), "cursor");
                var readers = new ArrayList<CompletableFuture<HttpResponse<byte[]>>>();
                int before = threadsOfTheService();
                for (int i = 0; i < 100; i++) {
                    String dataset = i % 2 == 0 ? "" : "&dataset=port-freight";
                    readers.add(client.sendAsync(
                            live.request(CHANGES + "?waitSeconds=" + (i % 2 == 0 ? 60 : 3) + "&since=" + cursor
                                            + dataset)
                                    .build(),
                            BodyHandlers.ofByteArray()));
                }
                Thread.sleep(Duration.ofSeconds(1));
                assertThat(readers).noneMatch(CompletableFuture::isDone);
                assertThat(threadsOfTheService() - before).isLessThan(20);

                TestWarehouse.load(folder, 2);

                for (int i = 0; i < readers.size(); i++) {
                    HttpResponse<byte[]> response = readers.get(i).get(30, TimeUnit.SECONDS);
                    assertThat(entries(new Answer(response.statusCode(), response)))
                            .hasSize(i % 2 == 0 ? 1 : 0);
                }
            }
        }

        private static int threadsOfTheService() {
            return (int) Thread.getAllStackTraces().keySet().stream()
                    .filter(thread -> !thread.getName().startsWith("HttpClient"))
                    .count();
        }
    }
}
