package org.steppe.api.served;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.RandomAccessFile;
import java.net.Socket;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.steppe.api.served.Service.Answer;
import org.steppe.warehouse.error.ErrorCode;
import org.steppe.warehouse.error.SteppeException;

/** Large files, slow readers, readers that leave, and disks that fail. */
class FileSendingTest {

    private static final String ADDRESS = ObedientStore.ADDRESS + "&format=parquet";

    private static final int MEBIBYTE = 1 << 20;

    private static final int LARGE = 64 * MEBIBYTE;

    @TempDir
    private Path folder;

    private ObedientStore store() {
        return new ObedientStore(batch -> 0);
    }

    /** Every four bytes hold their own place in the file. */
    private static void writeLarge(Path file) throws IOException {
        try (FileChannel channel = FileChannel.open(
                file, StandardOpenOption.CREATE_NEW, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
            var content = channel.map(FileChannel.MapMode.READ_WRITE, 0, LARGE);
            for (int position = 0; position < LARGE; position += 4) {
                content.putInt(position, position);
            }
        }
    }

    private static void assertPlaces(byte[] content, int from) {
        for (int i = 0; i + 4 <= content.length; i += 4096) {
            int place = (content[i] & 0xff) << 24
                    | (content[i + 1] & 0xff) << 16
                    | (content[i + 2] & 0xff) << 8
                    | (content[i + 3] & 0xff);
            assertThat(place).isEqualTo(from + i);
        }
    }

    private static void await(BooleanSupplier condition) throws InterruptedException {
        Instant end = Instant.now().plus(Duration.ofSeconds(20));
        while (!condition.getAsBoolean()) {
            assertThat(Instant.now()).isBefore(end);
            Thread.sleep(20);
        }
    }

    private static String metric(Service service, String name) {
        return service.get("/metrics")
                .text()
                .lines()
                .filter(line -> line.startsWith(name + " "))
                .map(line -> line.substring(name.length() + 1))
                .findFirst()
                .orElse("none");
    }

    private static Socket ask(Service service, String... headers) throws IOException {
        var socket = new Socket();
        socket.setReceiveBufferSize(65_536);
        socket.connect(new java.net.InetSocketAddress("localhost", service.port()));
        socket.setSoTimeout(20_000);
        String more = headers.length == 0 ? "" : String.join("\r\n", headers) + "\r\n";
        socket.getOutputStream()
                .write(("GET " + ADDRESS + " HTTP/1.1\r\nHost: localhost\r\n" + more + "\r\n")
                        .getBytes(StandardCharsets.US_ASCII));
        return socket;
    }

    @Test
    void largeFilesArriveWholeAndInParts() {
        ObedientStore store = store().writing(FileSendingTest::writeLarge);
        try (Service service = Service.on(store, folder)) {
            Answer whole = service.get(ADDRESS);
            assertThat(whole.response().body()).hasSize(LARGE);
            assertPlaces(whole.response().body(), 0);
            int from = 8 * MEBIBYTE;
            Answer part = service.get(ADDRESS, "Range", "bytes=" + from + "-" + (from + 20 * MEBIBYTE - 1));
            assertThat(part.status()).isEqualTo(206);
            assertThat(part.response().body()).hasSize(20 * MEBIBYTE);
            assertPlaces(part.response().body(), from);
            assertThat(store.opened()).isEqualTo(1);
        }
    }

    /** Frames cannot take bytes of files as they are. */
    @Test
    void largeFilesArriveInFramesToo() throws IOException, InterruptedException {
        ObedientStore store = store().writing(FileSendingTest::writeLarge);
        try (Service service = Service.on(
                        store,
                        Map.of("steppe.answers.folder", folder.toString(), "micronaut.server.http-version", "2.0"));
                HttpClient client = HttpClient.newBuilder()
                        .version(HttpClient.Version.HTTP_2)
                        .build()) {
            HttpRequest first = service.request("/v1/config").build();
            assertThat(client.send(first, BodyHandlers.ofString()).version()).isEqualTo(HttpClient.Version.HTTP_2);
            HttpRequest request =
                    service.request(ADDRESS, "Range", "bytes=4-" + (LARGE - 5)).build();
            HttpResponse<byte[]> answer = client.send(request, BodyHandlers.ofByteArray());
            assertThat(answer.version()).isEqualTo(HttpClient.Version.HTTP_2);
            assertThat(answer.statusCode()).isEqualTo(206);
            assertThat(answer.body()).hasSize(LARGE - 8);
            assertPlaces(answer.body(), 4);
            HttpRequest several =
                    service.request(ADDRESS, "Range", "bytes=0-3,8-11").build();
            assertThat(client.send(several, BodyHandlers.ofByteArray()).body()).hasSizeGreaterThan(8);
            assertThat(metric(service, "steppe_answers_open")).isEqualTo("0.0");
        }
    }

    @Test
    void readersThatTakeNothingHoldNoThread() throws IOException, InterruptedException {
        ObedientStore store = store().writing(FileSendingTest::writeLarge);
        try (Service service = Service.on(store, folder)) {
            service.head(ADDRESS);
            long before = answering();
            var readers = new ArrayList<Socket>();
            for (int i = 0; i < 30; i++) {
                Socket reader = ask(service);
                assertThat(reader.getInputStream().read()).isEqualTo('H');
                readers.add(reader);
            }
            assertThat(metric(service, "steppe_answers_open")).isEqualTo("30.0");
            await(() -> answering() <= before + 2);
            assertThat(service.get(ADDRESS, "Range", "bytes=0-3").response().body())
                    .hasSize(4);

            byte[] rest = readers.getFirst().getInputStream().readNBytes(LARGE);
            assertThat(rest).hasSize(LARGE);
            for (Socket reader : readers) {
                reader.close();
            }
            await(() -> metric(service, "steppe_answers_open").equals("0.0"));
        }
    }

    /** Threads that work for a request. */
    private static long answering() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().startsWith("steppe-answer-")
                        || thread.getName().startsWith("steppe-file-"))
                .filter(thread -> thread.getState() == Thread.State.RUNNABLE)
                .count();
    }

    @Test
    void aSlowReaderGetsEverything() throws IOException, InterruptedException {
        ObedientStore store = store().writing(FileSendingTest::writeLarge);
        try (Service service = Service.on(store, folder);
                Socket reader = ask(service, "Range: bytes=0-" + (8 * MEBIBYTE - 1), "Connection: close")) {
            InputStream in = reader.getInputStream();
            long bytes = 0;
            byte[] buffer = new byte[256 * 1024];
            for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
                bytes += count;
                Thread.sleep(5);
            }
            assertThat(bytes).isGreaterThan(8 * MEBIBYTE).isLessThan(8 * MEBIBYTE + 2000);
            await(() -> metric(service, "steppe_answers_open").equals("0.0"));
        }
    }

    @Test
    void aReaderThatLeavesEndsTheMaking() throws IOException, InterruptedException {
        var begun = new CountDownLatch(1);
        var ended = new AtomicBoolean();
        ObedientStore store = store().writing(file -> {
            Files.writeString(file, "half of");
            begun.countDown();
            try {
                Thread.sleep(60_000);
            } finally {
                ended.set(true);
            }
        });
        try (Service service = Service.on(store, folder)) {
            try (Socket reader = ask(service)) {
                begun.await();
                assertThat(reader.isConnected()).isTrue();
            }
            Instant left = Instant.now();
            await(ended::get);
            assertThat(Duration.between(left, Instant.now())).isLessThan(Duration.ofSeconds(5));
            await(() -> filesIn(folder) == 0);
        }
    }

    private static long filesIn(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile)
                    .filter(file -> !file.toString().endsWith(".lock"))
                    .count();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    @Test
    void aFileThatIsGivenUpWhileItIsSentArrivesWhole() throws IOException, InterruptedException {
        ObedientStore store = store().writing(FileSendingTest::writeLarge);
        try (Service service = Service.on(store, folder);
                Socket reader = ask(service, "Connection: close")) {
            InputStream in = reader.getInputStream();
            assertThat(in.read()).isEqualTo('H');
            deleteAll();
            assertThat(in.readAllBytes()).hasSizeGreaterThan(LARGE);
        }
    }

    private List<Path> answers() throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith(".parquet")).toList();
        }
    }

    private void deleteAll() throws IOException {
        for (Path file : answers()) {
            Files.delete(file);
        }
    }

    @Test
    void aFileThatBecomesShorterBreaksTheConnection() throws IOException, InterruptedException {
        ObedientStore store = store().writing(FileSendingTest::writeLarge);
        try (Service service = Service.on(store, folder);
                Socket reader = ask(service)) {
            InputStream in = reader.getInputStream();
            assertThat(in.read()).isEqualTo('H');
            try (var file = new RandomAccessFile(answers().getFirst().toFile(), "rw")) {
                file.setLength(MEBIBYTE);
            }
            assertThat(readUntilBroken(in)).isLessThan(LARGE);
            await(() -> metric(service, "steppe_answers_open").equals("0.0"));
        }
    }

    private static long readUntilBroken(InputStream in) {
        long bytes = 0;
        byte[] buffer = new byte[65_536];
        try {
            for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
                bytes += count;
            }
        } catch (IOException reset) {
            assertThat(reset).isNotInstanceOf(java.net.SocketTimeoutException.class);
        }
        return bytes;
    }

    @Test
    void aFolderThatCannotBeWrittenIsReplacedAndTold() throws IOException {
        Path file = Files.writeString(folder.resolve("file"), "no folder");
        try (Service service = Service.on(store().writing(path -> Files.writeString(path, "content")), file)) {
            assertThat(service.get("/health").json().get("status").stringValue())
                    .isEqualTo("ok");
            assertThat(service.get(ADDRESS).text()).isEqualTo("content");
            assertThat(service.get(ADDRESS, "Range", "bytes=-4").text()).isEqualTo("tent");
            assertThat(service.get("/health").json().get("status").stringValue())
                    .isEqualTo("degraded");
            assertThat(service.get("/health").json().get("problem").stringValue())
                    .contains("folder")
                    .doesNotContain(folder.toString());
            assertThat(metric(service, "steppe_answers_degraded")).isEqualTo("1.0");
        }
    }

    @Test
    void withoutAnyPlaceTheReaderIsToldToComeBack() {
        ObedientStore store = store().writing(file -> {
            throw new SteppeException(ErrorCode.ANSWER_NOT_WRITABLE, "The disk is full");
        });
        try (Service service = Service.on(store, folder)) {
            Answer answer = service.get(ADDRESS, "Range", "bytes=0-3");
            assertThat(answer.status()).isEqualTo(503);
            assertThat(answer.errorCodes()).containsExactly("ANSWER_NOT_WRITABLE");
            assertThat(answer.header("retry-after")).matches("\\d+");
            assertThat(answer.text()).contains("streamed");
            assertThat(service.get(ObedientStore.ADDRESS + "&format=csv").status())
                    .isEqualTo(200);
        }
    }

    @Test
    void aFailureOfTheEngineIsAProblemAndLeavesNothing() throws InterruptedException {
        ObedientStore store = store().writing(file -> {
            Files.writeString(file, "half of");
            throw new SteppeException(ErrorCode.STORE_BUSY, "Too many queries wait");
        });
        try (Service service = Service.on(store, folder)) {
            Answer answer = service.get(ADDRESS);
            assertThat(answer.status()).isEqualTo(503);
            assertThat(answer.errorCodes()).containsExactly("STORE_BUSY");
            await(() -> filesIn(folder) == 0);
        }
    }
}
