package org.steppe.api.file;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micronaut.context.annotation.Context;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.steppe.api.http.ClientPresence;
import org.steppe.warehouse.error.ErrorCode;
import org.steppe.warehouse.error.SteppeException;

/**
 * Answers as files on disk: made once, by whoever asks first, kept over restarts, and given up by size, those first that
 * were not used for the longest time. A file that is being sent stays. While the folder cannot be written, a temporary
 * one takes its place. Safe for use by many threads.
 */
@Context
public final class AnswerFiles implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(AnswerFiles.class);

    /** The use of a file is noted on disk at most so often. */
    private static final long NOTE_MILLIS = 60_000;

    /** After so large a part of the limit the files of other processes are counted again. */
    private static final int PARTS_BETWEEN_COUNTS = 16;

    private final List<Shelf> shelves;
    private final ShelfWriter writer;
    private final long limit;
    private final InstantSource clock;
    private final ExecutorService threads;
    private final NavigableMap<String, Entry> entries = new TreeMap<>();
    private final Map<String, Flight> flights = new HashMap<>();
    private final Counter hits;
    private final Counter made;
    private final Counter evicted;
    private long bytes;
    private long bytesSinceCount;
    private int open;

    private static final class Entry {

        private final Shelf shelf;
        private final KeptAnswer answer;
        private long lastUsed;
        private long noted;
        private int senders;

        Entry(Shelf shelf, KeptAnswer answer) {
            this.shelf = shelf;
            this.answer = answer;
            this.lastUsed = answer.lastUsed();
            this.noted = answer.lastUsed();
        }
    }

    @Inject
    AnswerFiles(AnswerSettings settings, MeterRegistry registry) {
        this(settings.folder(), settings.temporary(), settings.bytes(), InstantSource.system(), registry);
    }

    AnswerFiles(Path folder, Path temporary, long limit, InstantSource clock, MeterRegistry registry) {
        this.shelves = List.of(new Shelf(new AnswerFolder(folder)), new Shelf(new AnswerFolder(temporary)));
        this.writer = new ShelfWriter(shelves, clock, this::giveUpAll);
        this.limit = limit;
        this.clock = clock;
        this.threads = Executors.newCachedThreadPool(
                Thread.ofPlatform().name("steppe-file-", 1).daemon(true).factory());
        this.hits = Counter.builder("steppe.answers.hits")
                .description("Requests answered from a file that was there")
                .register(registry);
        this.made = Counter.builder("steppe.answers.made")
                .description("Files made for answers")
                .register(registry);
        this.evicted = Counter.builder("steppe.answers.evicted")
                .description("Files given up to make room")
                .register(registry);
        registry.gauge("steppe.answers.files", this, AnswerFiles::files);
        registry.gauge("steppe.answers.bytes", this, AnswerFiles::bytes);
        registry.gauge("steppe.answers.open", this, AnswerFiles::open);
        registry.gauge("steppe.answers.degraded", this, files -> files.problem() == null ? 0 : 1);
        shelves.getFirst().folder().sweep();
        synchronized (this) {
            count();
            evict();
        }
    }

    /**
     * Opens the file of an answer, which is made when there is none. Waits until it is complete.
     *
     * @param client when it goes and nobody else waits, the making ends
     * @return closed by whoever asked
     * @throws ClientGoneException when the client went away
     * @throws SteppeException what making the file threw; {@code ANSWER_NOT_WRITABLE} when there is no place for it
     */
    public OpenFile open(AnswerFile answer, ClientPresence client) {
        Flight flight;
        CompletableFuture<OpenFile> waiter;
        synchronized (this) {
            OpenFile ready = findReady(answer.key());
            if (ready != null) {
                hits.increment();
                return ready;
            }
            flight = flights.computeIfAbsent(answer.key(), key -> new Flight());
            waiter = flight.join();
            if (flight.waiting().size() == 1) {
                Flight begun = flight;
                begun.begin(threads.submit(() -> make(answer, begun)));
            }
        }
        ClientPresence.Registration registration = client.whenGone(() -> leave(answer.key(), flight, waiter));
        try {
            return waiter.get();
        } catch (InterruptedException e) {
            leave(answer.key(), flight, waiter);
            Thread.currentThread().interrupt();
            throw new SteppeException(ErrorCode.STORE_BUSY, "The service is stopping.", e);
        } catch (ExecutionException e) {
            throw unwrapped(e);
        } finally {
            registration.close();
        }
    }

    private static RuntimeException unwrapped(ExecutionException failed) {
        return switch (failed.getCause()) {
            case ClientGoneException gone -> gone;
            case SteppeException told -> new SteppeException(told.code(), String.valueOf(told.getMessage()), told);
            case null, default -> new SteppeException(ErrorCode.INTERNAL, "The answer could not be made.", failed);
        };
    }

    private synchronized void leave(String key, Flight flight, CompletableFuture<OpenFile> waiter) {
        if (waiter.completeExceptionally(new ClientGoneException()) && flight.leave(waiter)) {
            flights.remove(key, flight);
        }
    }

    private @Nullable OpenFile findReady(String key) {
        for (Entry known : List.copyOf(entries.subMap(key + ".", key + "/").values())) {
            OpenFile file = open(known);
            if (file != null) {
                return file;
            }
        }
        for (Shelf shelf : shelves) {
            Optional<KeptAnswer> found = shelf.folder().find(key);
            if (found.isPresent()) {
                OpenFile file = open(add(shelf, found.get()));
                if (file != null) {
                    return file;
                }
            }
        }
        return null;
    }

    private @Nullable OpenFile open(Entry entry) {
        try {
            FileChannel channel = FileChannel.open(entry.answer.path(), StandardOpenOption.READ);
            if (channel.size() != entry.answer.bytes()) {
                channel.close();
                LOG.error("{} has been altered and is made again", entry.answer.path());
                entry.shelf.folder().delete(entry.answer);
                remove(entry);
                return null;
            }
            entry.senders++;
            open++;
            use(entry);
            return new OpenFile(channel, entry.answer.bytes(), entry.answer.tag(), () -> release(entry));
        } catch (NoSuchFileException otherProcess) {
            remove(entry);
            return null;
        } catch (IOException e) {
            LOG.warn("{} cannot be opened", entry.answer.path(), e);
            remove(entry);
            return null;
        }
    }

    private void use(Entry entry) {
        entry.lastUsed = clock.millis();
        if (entry.lastUsed - entry.noted >= NOTE_MILLIS) {
            entry.noted = entry.lastUsed;
            entry.shelf.folder().touch(entry.answer, entry.lastUsed);
        }
    }

    private synchronized void release(Entry entry) {
        entry.senders--;
        open--;
        entry.lastUsed = Math.max(entry.lastUsed, clock.millis());
        evict();
    }

    private void make(AnswerFile answer, Flight flight) {
        try {
            ShelfWriter.Made result = writer.write(answer);
            synchronized (this) {
                flights.remove(answer.key(), flight);
                Entry entry = add(result.shelf(), result.answer());
                made.increment();
                for (CompletableFuture<OpenFile> waiter : flight.waiting()) {
                    OpenFile file = open(entry);
                    if (file == null) {
                        waiter.completeExceptionally(ShelfWriter.notWritable());
                    } else if (!waiter.complete(file)) {
                        file.close();
                    }
                }
                countSometimes(result.answer().bytes());
                evict();
            }
        } catch (RuntimeException | Error failed) {
            synchronized (this) {
                flights.remove(answer.key(), flight);
                flight.waiting().forEach(waiter -> waiter.completeExceptionally(failed));
            }
        }
    }

    /** @return whether that made any room */
    private synchronized boolean giveUpAll(Shelf shelf) {
        List<Entry> unused = entries.values().stream()
                .filter(entry -> entry.shelf.equals(shelf) && entry.senders == 0)
                .toList();
        unused.forEach(this::giveUp);
        return !unused.isEmpty();
    }

    private Entry add(Shelf shelf, KeptAnswer answer) {
        Entry known = entries.get(answer.name());
        if (known != null) {
            return known;
        }
        var entry = new Entry(shelf, answer);
        entries.put(answer.name(), entry);
        bytes += answer.bytes();
        return entry;
    }

    private void remove(Entry entry) {
        if (entries.remove(entry.answer.name(), entry)) {
            bytes -= entry.answer.bytes();
        }
    }

    private void countSometimes(long added) {
        bytesSinceCount += added;
        if (bytesSinceCount > limit / PARTS_BETWEEN_COUNTS) {
            count();
        }
    }

    /** Other processes add files and use them. */
    private void count() {
        bytesSinceCount = 0;
        for (Shelf shelf : shelves) {
            for (KeptAnswer answer : shelf.folder().listAll()) {
                Entry entry = add(shelf, answer);
                entry.lastUsed = Math.max(entry.lastUsed, answer.lastUsed());
            }
        }
    }

    private void evict() {
        while (bytes > limit) {
            Optional<Entry> oldest = entries.values().stream()
                    .filter(entry -> entry.senders == 0)
                    .min(Comparator.comparingLong(entry -> entry.lastUsed));
            if (oldest.isEmpty()) {
                return;
            }
            giveUp(oldest.get());
        }
    }

    private void giveUp(Entry entry) {
        remove(entry);
        entry.shelf.folder().delete(entry.answer);
        evicted.increment();
    }

    private synchronized int files() {
        return entries.size();
    }

    private synchronized long bytes() {
        return bytes;
    }

    private synchronized int open() {
        return open;
    }

    /** Why files are not kept where they should be, in words without paths; null when all is well. */
    public @Nullable String problem() {
        return shelves.getFirst().isSound()
                ? null
                : "The folder for answers that are files could not be written; they are kept in a temporary one.";
    }

    @Override
    @PreDestroy
    public void close() {
        threads.shutdownNow();
        shelves.getFirst().folder().close();
        shelves.getLast().folder().closeAndRemove();
    }
}
