package org.steppe.api.served;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.steppe.api.served.Service.Answer;
import org.steppe.warehouse.error.ErrorCode;
import org.steppe.warehouse.error.SteppeException;

/** Large answers, slow readers, readers that leave, and engines that fail. */
class StreamingTest {

    private static final int ROWS = 10_000;

    private static void await(BooleanSupplier condition) throws InterruptedException {
        Instant end = Instant.now().plus(Duration.ofSeconds(20));
        while (!condition.getAsBoolean()) {
            assertThat(Instant.now()).isBefore(end);
            Thread.sleep(20);
        }
    }

    private static Socket ask(Service service, String format) throws IOException {
        var socket = new Socket("localhost", service.port());
        socket.setSoTimeout(20_000);
        socket.getOutputStream()
                .write(("GET " + ObedientStore.ADDRESS + "&format=" + format + " HTTP/1.1\r\nHost: localhost\r\n\r\n")
                        .getBytes(StandardCharsets.US_ASCII));
        return socket;
    }

    @ParameterizedTest
    @ValueSource(strings = {"json", "csv"})
    void manyBatchesArriveWhole(String format) throws InterruptedException {
        var store = new ObedientStore(batch -> batch < 10 ? ROWS : 0);
        try (Service service = Service.on(store)) {
            Answer answer = service.get(ObedientStore.ADDRESS + "&format=" + format);
            assertThat(answer.status()).isEqualTo(200);
            assertThat(answer.response().body().length).isGreaterThan(20_000_000);
            int rows = format.equals("json")
                    ? answer.json().get("observations").size()
                    : (int) answer.text().lines().count() - 1;
            assertThat(rows).isEqualTo(10 * ROWS);
            await(() -> store.closed() == 1);
        }
    }

    @Test
    void limitsEndInTheMiddleOfABatchAndCloseTheCursor() throws InterruptedException {
        var store = new ObedientStore(batch -> ROWS);
        try (Service service = Service.on(store)) {
            Answer answer = service.get(ObedientStore.ADDRESS + "&format=json&limit=15000");
            assertThat(answer.json().get("observations")).hasSize(15_000);
            assertThat(answer.json().has("next")).isTrue();
            await(() -> store.closed() == store.opened());
        }
    }

    @Test
    void aReaderThatTakesNothingStopsTheQuery() throws IOException, InterruptedException {
        var store = new ObedientStore(batch -> ROWS);
        try (Service service = Service.on(store);
                Socket socket = ask(service, "csv")) {
            assertThat(socket.getInputStream().read()).isEqualTo('H');
            await(() -> store.batches() > 1);
            Thread.sleep(500);
            int soFar = store.batches();
            Thread.sleep(500);
            // Two megabytes a batch: the window, the buffers of two sockets, and the batch in work.
            assertThat(store.batches()).isEqualTo(soFar).isLessThan(15);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"json", "csv", "arrow", "xlsx"})
    void aReaderThatLeavesEndsTheQuery(String format) throws IOException, InterruptedException {
        var store = new ObedientStore(batch -> ROWS);
        try (Service service = Service.on(store)) {
            try (Socket socket = ask(service, format)) {
                assertThat(socket.getInputStream().readNBytes(100_000)).hasSize(100_000);
            }
            await(() -> store.closed() == 1);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"json", "csv", "arrow", "xlsx"})
    void aFailureOnTheWayBreaksTheConnection(String format) throws IOException, InterruptedException {
        var store = new ObedientStore(batch -> {
            if (batch == 3) {
                throw new SteppeException(ErrorCode.INTERNAL, "The engine failed");
            }
            return ROWS;
        });
        try (Service service = Service.on(store);
                Socket socket = ask(service, format)) {
            InputStream in = socket.getInputStream();
            byte[] all = readUntilBroken(in);
            String text = new String(all, StandardCharsets.ISO_8859_1);
            assertThat(text).startsWith("HTTP/1.1 200");
            // Neither the last chunk of the transfer nor the end of the format.
            assertThat(text)
                    .doesNotEndWith("0\r\n\r\n")
                    .doesNotContain("\"warnings\"")
                    .doesNotContain("PK\u0005\u0006");
            await(() -> store.closed() == 1);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"csv", "xlsx"})
    void theFirstRowsLeaveBeforeTheLastAreRead(String format) throws IOException, InterruptedException {
        var hasArrived = new CountDownLatch(1);
        var store = new ObedientStore(batch -> {
            if (batch == 5) {
                awaitUninterrupted(hasArrived);
            }
            return batch < 10 ? ROWS : 0;
        });
        try (Service service = Service.on(store);
                Socket socket = ask(service, format)) {
            assertThat(socket.getInputStream().readNBytes(1_000_000)).hasSize(1_000_000);
            assertThat(store.batches()).isLessThanOrEqualTo(5);
            hasArrived.countDown();
            assertThat(socket.getInputStream().readNBytes(10_000_000)).hasSize(10_000_000);
            assertThat(store.batches()).isGreaterThan(5);
        } finally {
            hasArrived.countDown();
        }
    }

    private static void awaitUninterrupted(CountDownLatch latch) {
        try {
            assertThat(latch.await(20, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static byte[] readUntilBroken(InputStream in) {
        var all = new java.io.ByteArrayOutputStream();
        byte[] buffer = new byte[65_536];
        try {
            for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
                all.write(buffer, 0, count);
            }
        } catch (IOException reset) {
            assertThat(reset).isNotInstanceOf(java.net.SocketTimeoutException.class);
        }
        return all.toByteArray();
    }

    @Test
    void aClientNoticesThatAnAnswerBrokeOff() {
        var store = new ObedientStore(batch -> {
            if (batch == 3) {
                throw new SteppeException(ErrorCode.INTERNAL, "The engine failed");
            }
            return ROWS;
        });
        try (Service service = Service.on(store)) {
            assertThatThrownBy(() -> service.get(ObedientStore.ADDRESS + "&format=csv"))
                    .isInstanceOf(UncheckedIOException.class);
        }
    }

    @Test
    void aFailureBeforeTheFirstByteIsAProblem() throws InterruptedException {
        var store = new ObedientStore(batch -> {
            throw new SteppeException(ErrorCode.INTERNAL, "The engine failed");
        });
        try (Service service = Service.on(store)) {
            Answer answer = service.get(ObedientStore.ADDRESS);
            assertThat(answer.status()).isEqualTo(500);
            assertThat(answer.errorCodes()).containsExactly("INTERNAL");
            await(() -> store.closed() == 1);
        }
    }

    @Test
    void aFaultOfThisProgramTellsNothingOfItsInside() {
        var store = new ObedientStore(batch -> {
            throw new IllegalStateException("select * from /secret/path.duckdb");
        });
        try (Service service = Service.on(store)) {
            Answer answer = service.get(ObedientStore.ADDRESS);
            assertThat(answer.status()).isEqualTo(500);
            assertThat(answer.errorCodes()).containsExactly("INTERNAL");
            assertThat(answer.text()).doesNotContain("secret").doesNotContain("Exception");
        }
    }

    @Test
    void aBusyStoreIsToldWithWhenToTryAgain() {
        var store = new ObedientStore(batch -> {
            throw new SteppeException(ErrorCode.STORE_BUSY, "Too many queries wait");
        });
        try (Service service = Service.on(store)) {
            Answer answer = service.get(ObedientStore.ADDRESS);
            assertThat(answer.status()).isEqualTo(503);
            assertThat(answer.errorCodes()).containsExactly("STORE_BUSY");
            assertThat(answer.header("retry-after")).matches("\\d+");
        }
    }

    @Test
    void headRunsNoQuery() {
        var store = new ObedientStore(batch -> ROWS);
        try (Service service = Service.on(store)) {
            assertThat(service.head(ObedientStore.ADDRESS).status()).isEqualTo(200);
            assertThat(store.opened()).isZero();
        }
    }
}
