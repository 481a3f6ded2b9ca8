package org.steppe.api.file;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.steppe.api.file.AnswerFile.Maker;
import org.steppe.api.http.ClientPresence;
import org.steppe.api.http.EntityTags;
import org.steppe.warehouse.error.ErrorCode;
import org.steppe.warehouse.error.SteppeException;

class AnswerFilesTest {

    private static final ClientPresence STAYS = action -> () -> {};

    private static final Duration MINUTE = Duration.ofMinutes(1);

    @TempDir
    private Path place;

    private final AtomicLong now =
            new AtomicLong(Instant.parse("2026-11-20T08:00:00Z").toEpochMilli());
    private final AtomicInteger made = new AtomicInteger();
    private final List<AnswerFiles> services = new ArrayList<>();
    private final ExecutorService clients = Executors.newCachedThreadPool();

    @AfterEach
    void stop() {
        services.forEach(AnswerFiles::close);
        clients.shutdownNow();
        assertThat(temporary()).doesNotExist();
    }

    private Path folder() {
        return place.resolve("answers");
    }

    private Path temporary() {
        return place.resolve("temporary");
    }

    private AnswerFiles start(long limit) {
        return start(limit, new SimpleMeterRegistry());
    }

    private AnswerFiles start(long limit, MeterRegistry registry) {
        var files = new AnswerFiles(folder(), temporary(), limit, () -> Instant.ofEpochMilli(now.get()), registry);
        services.add(files);
        return files;
    }

    private void passes(Duration time) {
        now.addAndGet(time.toMillis());
    }

    private static AnswerFile answer(String name, Maker maker) {
        return new AnswerFile(EntityTags.key(name), "parquet", maker);
    }

    private AnswerFile answer(String name, int bytes) {
        return answer(name, file -> {
            made.incrementAndGet();
            Files.write(file, name.repeat(bytes).substring(0, bytes).getBytes(UTF_8));
        });
    }

    private static String read(OpenFile file) throws IOException {
        ByteBuffer content = ByteBuffer.allocate((int) file.length());
        while (content.hasRemaining() && file.channel().read(content, content.position()) >= 0) {
            Thread.onSpinWait();
        }
        return new String(content.array(), UTF_8);
    }

    private static String readAndClose(OpenFile file) throws IOException {
        try (file) {
            return read(file);
        }
    }

    /** All that is not a folder. */
    private List<Path> onDisk() throws IOException {
        if (!Files.isDirectory(folder())) {
            return List.of();
        }
        try (Stream<Path> files = Files.walk(folder(), FileVisitOption.FOLLOW_LINKS)) {
            return files.filter(Files::isRegularFile)
                    .filter(file -> !file.toString().endsWith(".lock"))
                    .toList();
        }
    }

    private static void await(BooleanSupplier condition) throws InterruptedException {
        Instant end = Instant.now().plusSeconds(20);
        while (!condition.getAsBoolean()) {
            assertThat(Instant.now()).isBefore(end);
            Thread.sleep(5);
        }
    }

    @Test
    void anAnswerIsMadeOnceAndKeepsItsTag() throws IOException {
        var registry = new SimpleMeterRegistry();
        AnswerFiles files = start(1000, registry);
        String tag;
        try (OpenFile first = files.open(answer("a", 5), STAYS)) {
            tag = first.tag();
            assertThat(read(first)).isEqualTo("aaaaa");
            assertThat(first.length()).isEqualTo(5);
        }
        try (OpenFile second = files.open(answer("a", 5), STAYS)) {
            assertThat(second.tag()).isEqualTo(tag).matches("\"[A-Za-z0-9_-]{22}\\.[0-9a-f]{8}\"");
            assertThat(registry.get("steppe.answers.open").gauge().value()).isEqualTo(1);
        }
        assertThat(made).hasValue(1);
        assertThat(registry.get("steppe.answers.files").gauge().value()).isEqualTo(1);
        assertThat(registry.get("steppe.answers.bytes").gauge().value()).isEqualTo(5);
        assertThat(registry.get("steppe.answers.hits").counter().count()).isEqualTo(1);
        assertThat(registry.get("steppe.answers.made").counter().count()).isEqualTo(1);
        assertThat(registry.get("steppe.answers.open").gauge().value()).isZero();
    }

    @Test
    void tenClientsAtOnceGetOneMaking() throws Exception {
        AnswerFiles files = start(1000);
        var begun = new CountDownLatch(1);
        var mayEnd = new CountDownLatch(1);
        AnswerFile slow = answer("slow", file -> {
            made.incrementAndGet();
            begun.countDown();
            awaitQuietly(mayEnd);
            Files.writeString(file, "done");
        });
        var answers = new ArrayList<Future<String>>();
        for (int i = 0; i < 10; i++) {
            answers.add(clients.submit(() -> readAndClose(files.open(slow, STAYS))));
        }
        begun.await();
        mayEnd.countDown();
        for (Future<String> answer : answers) {
            assertThat(answer.get()).isEqualTo("done");
        }
        assertThat(made).hasValue(1);
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new SteppeException(ErrorCode.INTERNAL, "given up", e);
        }
    }

    /** A client whose going can be brought about. */
    private static final class Visitor implements ClientPresence {

        private final CompletableFuture<Runnable> action = new CompletableFuture<>();

        @Override
        public Registration whenGone(Runnable onGone) {
            action.complete(onGone);
            return () -> {};
        }

        void goes() {
            action.join().run();
        }
    }

    @Test
    void whenSomeClientsGoTheOthersStillGetTheirAnswer() throws Exception {
        AnswerFiles files = start(1000);
        var mayEnd = new CountDownLatch(1);
        AnswerFile slow = answer("slow", file -> {
            awaitQuietly(mayEnd);
            Files.writeString(file, "done");
        });
        var leaving = new Visitor();
        Future<OpenFile> left = clients.submit(() -> files.open(slow, leaving));
        Future<String> stays = clients.submit(() -> readAndClose(files.open(slow, STAYS)));
        leaving.action.join();
        Thread.sleep(50);

        leaving.goes();

        assertThatThrownBy(left::get).hasCauseInstanceOf(ClientGoneException.class);
        mayEnd.countDown();
        assertThat(stays.get()).isEqualTo("done");
    }

    @Test
    void whenTheLastClientGoesTheMakingEndsWithoutATrace() throws Exception {
        AnswerFiles files = start(1000);
        var ended = new CountDownLatch(1);
        AnswerFile slow = answer("slow", file -> {
            Files.writeString(file, "half of");
            try {
                awaitQuietly(new CountDownLatch(1));
            } finally {
                ended.countDown();
            }
        });
        var leaving = new Visitor();
        Future<OpenFile> left = clients.submit(() -> files.open(slow, leaving));
        await(() -> !quietlyOnDisk().isEmpty());

        leaving.goes();

        assertThatThrownBy(left::get).hasCauseInstanceOf(ClientGoneException.class);
        ended.await();
        await(() -> quietlyOnDisk().isEmpty());
        assertThat(files.problem()).isNull();
        assertThat(readAndClose(files.open(answer("slow", 4), STAYS))).isEqualTo("slow");
    }

    private List<Path> quietlyOnDisk() {
        try {
            return onDisk();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void whatMakingThrowsIsToldToEveryoneAndTriedAgainNextTime() throws Exception {
        AnswerFiles files = start(1000);
        var begun = new CountDownLatch(2);
        AnswerFile failing = answer("a", file -> {
            Files.writeString(file, "half of");
            begun.countDown();
            awaitQuietly(begun);
            throw new SteppeException(ErrorCode.STORE_BUSY, "Too many queries wait");
        });
        Future<OpenFile> one = clients.submit(() -> files.open(failing, STAYS));
        Future<OpenFile> two = clients.submit(() -> {
            begun.countDown();
            return files.open(failing, STAYS);
        });
        for (Future<OpenFile> each : List.of(one, two)) {
            assertThatThrownBy(each::get).cause().isInstanceOfSatisfying(SteppeException.class, told -> {
                assertThat(told.code()).isEqualTo(ErrorCode.STORE_BUSY);
            });
        }
        assertThat(onDisk()).isEmpty();
        assertThat(files.problem()).isNull();
        assertThat(readAndClose(files.open(answer("a", 2), STAYS))).isEqualTo("aa");
    }

    @Test
    void aFaultOfThisProgramReachesTheClientAndHoldsNothingUp() throws IOException {
        AnswerFiles files = start(1000);
        assertThatThrownBy(() -> files.open(
                        answer("a", file -> {
                            throw new IllegalStateException("secret");
                        }),
                        STAYS))
                .isInstanceOf(SteppeException.class)
                .hasMessageNotContaining("secret");
        assertThat(readAndClose(files.open(answer("a", 1), STAYS))).isEqualTo("a");
    }

    @Test
    void theLongestUnusedGoFirst() throws IOException {
        AnswerFiles files = start(10);
        for (String name : List.of("a", "b", "c")) {
            files.open(answer(name, 3), STAYS).close();
            passes(MINUTE);
        }
        files.open(answer("a", 3), STAYS).close();
        passes(MINUTE);

        files.open(answer("d", 3), STAYS).close();

        assertThat(onDisk()).hasSize(3);
        made.set(0);
        for (String name : List.of("a", "c", "d")) {
            files.open(answer(name, 3), STAYS).close();
        }
        assertThat(made).hasValue(0);
        files.open(answer("b", 3), STAYS).close();
        assertThat(made).hasValue(1);
    }

    @Test
    void aFileThatIsBeingSentStays() throws IOException {
        AnswerFiles files = start(4);
        try (OpenFile sent = files.open(answer("a", 3), STAYS)) {
            passes(MINUTE);
            files.open(answer("b", 3), STAYS).close();
            files.open(answer("c", 3), STAYS).close();
            assertThat(files.open(answer("a", 3), STAYS)).satisfies(again -> {
                assertThat(again.tag()).isEqualTo(sent.tag());
                again.close();
            });
            assertThat(read(sent)).isEqualTo("aaa");
        }
        assertThat(made).hasValue(3);
        assertThat(onDisk()).hasSize(1);
    }

    @Test
    void anAnswerLargerThanTheLimitIsSentAndNotKept() throws IOException {
        AnswerFiles files = start(4);
        assertThat(readAndClose(files.open(answer("a", 100), STAYS))).hasSize(100);
        assertThat(onDisk()).isEmpty();
    }

    @Test
    void filesAndTheOrderOfTheirUseSurviveARestart() throws IOException {
        AnswerFiles before = start(1000);
        for (String name : List.of("a", "b", "c")) {
            before.open(answer(name, 3), STAYS).close();
            passes(MINUTE.multipliedBy(2));
        }
        String tag = before.open(answer("a", 3), STAYS).tag();
        before.close();
        passes(MINUTE);

        AnswerFiles after = start(7);

        assertThat(onDisk()).hasSize(2);
        made.set(0);
        try (OpenFile again = after.open(answer("a", 3), STAYS)) {
            assertThat(again.tag()).isEqualTo(tag);
        }
        after.open(answer("c", 3), STAYS).close();
        assertThat(made).hasValue(0);
    }

    @Test
    void whatACrashLeftIsSweptAndStrangeFilesAreLeftAlone() throws IOException {
        Path left = Files.createDirectories(folder().resolve("work-of-the-dead"));
        Files.writeString(left.resolve("half"), "half of");
        Files.writeString(folder().resolve("work-of-the-dead.lock"), "");
        Path unlocked = Files.createDirectories(folder().resolve("work-of-the-older"));
        Path strange = Files.writeString(folder().resolve("README"), "hello");
        Path stranger = Files.writeString(
                Files.createDirectories(folder().resolve("ab")).resolve("notes.txt"), "hello");

        AnswerFiles files = start(1);
        files.open(answer("a", 3), STAYS).close();

        assertThat(left).doesNotExist();
        assertThat(unlocked).doesNotExist();
        assertThat(strange).exists();
        assertThat(stranger).exists();
    }

    @Test
    void twoServicesMayShareAFolder() throws Exception {
        AnswerFiles one = start(1000);
        var begun = new CountDownLatch(1);
        var mayEnd = new CountDownLatch(1);
        Future<String> slow = clients.submit(() -> readAndClose(one.open(
                answer("slow", file -> {
                    Files.writeString(file, "all of it");
                    begun.countDown();
                    awaitQuietly(mayEnd);
                }),
                STAYS)));
        begun.await();

        AnswerFiles two = start(1000);
        two.open(answer("b", 3), STAYS).close();

        mayEnd.countDown();
        assertThat(slow.get()).isEqualTo("all of it");
        made.set(0);
        assertThat(readAndClose(two.open(answer("slow", 9), STAYS))).isEqualTo("all of it");
        assertThat(readAndClose(one.open(answer("b", 3), STAYS))).isEqualTo("bbb");
        assertThat(made).hasValue(0);
    }

    @Test
    void whatAnotherServiceGaveUpIsMadeAgain() throws IOException {
        AnswerFiles files = start(1000);
        try (OpenFile sent = files.open(answer("a", 3), STAYS)) {
            for (Path file : onDisk()) {
                Files.delete(file);
            }
            assertThat(read(sent)).isEqualTo("aaa");
            try (OpenFile again = files.open(answer("a", 3), STAYS)) {
                assertThat(again.tag()).isNotEqualTo(sent.tag());
            }
        }
        assertThat(made).hasValue(2);
    }

    @Test
    void filesOfOthersCountToo() throws IOException {
        AnswerFiles one = start(10);
        AnswerFiles two = start(10);
        for (int i = 0; i < 8; i++) {
            one.open(answer("one" + i, 3), STAYS).close();
            two.open(answer("two" + i, 3), STAYS).close();
            passes(MINUTE);
        }
        assertThat(onDisk()).hasSizeLessThanOrEqualTo(4);
    }

    @Test
    void aFileThatWasAlteredIsMadeAgain() throws IOException {
        AnswerFiles files = start(1000);
        files.open(answer("a", 3), STAYS).close();
        Files.writeString(onDisk().getFirst(), "a");

        assertThat(readAndClose(files.open(answer("a", 3), STAYS))).isEqualTo("aaa");
        assertThat(onDisk()).hasSize(1);
    }

    @Test
    void aFolderThatCannotBeWrittenIsReplacedUntilItCan() throws IOException {
        Files.writeString(folder(), "a file stands in the way");
        AnswerFiles files = start(1000);
        assertThat(files.problem()).isNull();

        assertThat(readAndClose(files.open(answer("a", 3), STAYS))).isEqualTo("aaa");
        assertThat(readAndClose(files.open(answer("a", 3), STAYS))).isEqualTo("aaa");

        assertThat(made).hasValue(1);
        assertThat(files.problem()).isNotNull().doesNotContain(place.toString());
        assertThat(temporary()).isDirectory();

        Files.delete(folder());
        files.open(answer("b", 3), STAYS).close();
        assertThat(folder()).doesNotExist();
        passes(MINUTE.multipliedBy(2));
        files.open(answer("c", 3), STAYS).close();
        assertThat(onDisk()).hasSize(1);
        assertThat(files.problem()).isNull();
    }

    private static void fail(Path file) throws IOException {
        Files.writeString(file, "half of");
        throw new SteppeException(ErrorCode.ANSWER_NOT_WRITABLE, "The disk is full");
    }

    @Test
    void onAFullDiskUnusedFilesMakeRoom() throws IOException {
        AnswerFiles files = start(1000);
        files.open(answer("a", 3), STAYS).close();
        try (OpenFile sent = files.open(answer("b", 3), STAYS)) {
            var tries = new AtomicInteger();
            AnswerFile large = answer("large", file -> {
                if (tries.incrementAndGet() == 1) {
                    fail(file);
                }
                assertThat(onDisk()).hasSize(1);
                Files.writeString(file, "large");
            });
            assertThat(readAndClose(files.open(large, STAYS))).isEqualTo("large");
            assertThat(tries).hasValue(2);
            assertThat(read(sent)).isEqualTo("bbb");
        }
        assertThat(files.problem()).isNull();
    }

    @Test
    void onAFullDiskTheOtherFolderTakesTheFile() throws IOException {
        AnswerFiles files = start(1000);
        AnswerFile answer = answer("a", file -> {
            if (file.startsWith(folder())) {
                throw new IOException("No space left on device");
            }
            Files.writeString(file, "elsewhere");
        });
        assertThat(readAndClose(files.open(answer, STAYS))).isEqualTo("elsewhere");
        assertThat(files.problem()).isNotNull();
        assertThat(onDisk()).isEmpty();
    }

    @Test
    void whenThereIsNoPlaceAtAllTheClientIsTold() throws IOException {
        AnswerFiles files = start(1000);
        assertThatThrownBy(() -> files.open(answer("a", AnswerFilesTest::fail), STAYS))
                .isInstanceOfSatisfying(
                        SteppeException.class, told -> assertThat(told.code()).isEqualTo(ErrorCode.ANSWER_NOT_WRITABLE))
                .hasMessageNotContaining(place.toString());
        assertThat(files.problem()).isNotNull();
        assertThat(onDisk()).isEmpty();
        assertThat(readAndClose(files.open(answer("a", 3), STAYS))).isEqualTo("aaa");
    }
}
