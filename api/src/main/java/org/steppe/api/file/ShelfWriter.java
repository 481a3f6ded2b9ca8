package org.steppe.api.file;

import java.io.IOException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.steppe.warehouse.error.ErrorCode;
import org.steppe.warehouse.error.SteppeException;

/** Makes the files of answers on the first shelf that takes them. Safe for use by many threads. */
final class ShelfWriter {

    private static final Logger LOG = LoggerFactory.getLogger(ShelfWriter.class);

    private final List<Shelf> shelves;
    private final InstantSource clock;
    private final Predicate<Shelf> makeRoom;

    /**
     * @param shelves the preferred first
     * @param makeRoom gives up what a shelf has, and tells whether that was anything
     */
    ShelfWriter(List<Shelf> shelves, InstantSource clock, Predicate<Shelf> makeRoom) {
        this.shelves = List.copyOf(shelves);
        this.clock = clock;
        this.makeRoom = makeRoom;
    }

    /** A complete file and where it stands. */
    record Made(Shelf shelf, KeptAnswer answer) {}

    /** @throws SteppeException what making the answer threw; {@code ANSWER_NOT_WRITABLE} when there is no place for it */
    Made write(AnswerFile answer) {
        SteppeException failure = null;
        for (Shelf shelf : inOrderOfTrust()) {
            try {
                return write(answer, shelf);
            } catch (IOException full) {
                failure = failed(shelf, full);
            }
        }
        throw failure == null ? notWritable() : failure;
    }

    private List<Shelf> inOrderOfTrust() {
        long now = clock.millis();
        var ordered = new ArrayList<>(shelves);
        ordered.sort(Comparator.comparing(shelf -> shelf.isMistrusted(now)));
        return ordered;
    }

    private Made write(AnswerFile answer, Shelf shelf) throws IOException {
        try {
            return attempt(answer, shelf);
        } catch (ClosedByInterruptException abandoned) {
            throw new SteppeException(ErrorCode.INTERNAL, "The answer was given up before it was complete.", abandoned);
        } catch (IOException full) {
            if (!makeRoom.test(shelf)) {
                throw full;
            }
            return attempt(answer, shelf);
        }
    }

    private Made attempt(AnswerFile answer, Shelf shelf) throws IOException {
        Path file = shelf.folder().begin();
        try {
            answer.maker().write(file);
            KeptAnswer kept = shelf.folder().keep(file, answer.key(), answer.extension(), clock.millis());
            shelf.trust();
            return new Made(shelf, kept);
        } catch (SteppeException e) {
            if (e.code() == ErrorCode.ANSWER_NOT_WRITABLE) {
                throw new IOException(e);
            }
            throw e;
        } finally {
            AnswerFolder.delete(file);
        }
    }

    private SteppeException failed(Shelf shelf, IOException cause) {
        LOG.warn("The folder of answers cannot be written", cause);
        shelf.mistrust(clock.millis());
        return notWritable(cause);
    }

    static SteppeException notWritable() {
        return notWritable(null);
    }

    private static SteppeException notWritable(@Nullable Exception cause) {
        String message =
                "This format is sent as a file, and there is no place to write one. Try again later, or ask for"
                        + " a format that is streamed.";
        return cause == null
                ? new SteppeException(ErrorCode.ANSWER_NOT_WRITABLE, message)
                : new SteppeException(ErrorCode.ANSWER_NOT_WRITABLE, message, cause);
    }
}
