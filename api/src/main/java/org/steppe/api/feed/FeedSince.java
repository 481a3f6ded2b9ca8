package org.steppe.api.feed;

import java.time.Instant;
import java.util.Optional;
import org.steppe.api.error.Problem;
import org.steppe.api.error.RequestException;
import org.steppe.warehouse.error.ErrorCode;
import org.steppe.warehouse.generation.FileEntry;
import org.steppe.warehouse.generation.History;
import org.steppe.warehouse.generation.RecordedTransition;
import org.steppe.warehouse.generation.Transition;

/** The point that a reader names. */
sealed interface FeedSince {

    String PARAMETER = "since";

    /**
     * Finds the point in a history.
     *
     * @return empty when it lies ahead of the history
     * @throws RequestException when the history does not have it
     */
    Optional<FeedStart> in(History history);

    /** Before everything. */
    record Beginning() implements FeedSince {

        @Override
        public Optional<FeedStart> in(History history) {
            Transition first = history.transitions().getFirst().transition();
            return Optional.of(new FeedStart(first.number(), 0, first.previous() == null));
        }
    }

    /** Everything at a time and after. */
    record At(Instant time) implements FeedSince {

        @Override
        public Optional<FeedStart> in(History history) {
            Transition first = history.transitions().getFirst().transition();
            long number = history.transitions().stream()
                    .map(RecordedTransition::transition)
                    .filter(transition -> !transition.at().isBefore(time))
                    .findFirst()
                    .map(Transition::number)
                    .orElse(history.last().transition().number() + 1);
            boolean isComplete = first.previous() == null || first.at().isBefore(time);
            return Optional.of(new FeedStart(number, 0, isComplete));
        }
    }

    /** Everything after what was read. */
    record After(FeedCursor cursor) implements FeedSince {

        @Override
        public Optional<FeedStart> in(History history) {
            Transition first = history.transitions().getFirst().transition();
            if (!cursor.warehouse().equals(first.warehouse())) {
                throw new RequestException(foreign("The cursor belongs to another warehouse."));
            }
            if (cursor.transition() > history.last().transition().number()) {
                return Optional.empty();
            }
            FileEntry before = first.previous();
            Optional<String> digest = cursor.transition() == first.number() - 1 && before != null
                    ? Optional.of(before.sha256())
                    : history.find(cursor.transition())
                            .map(RecordedTransition::file)
                            .map(FileEntry::sha256);
            if (digest.isEmpty()) {
                throw new RequestException(stale(first));
            }
            if (!cursor.isOf(digest.get())) {
                throw new RequestException(
                        foreign("The cursor belongs to another history of this warehouse, such as that of a copy."));
            }
            return Optional.of(new FeedStart(cursor.transition(), cursor.entries(), true));
        }

        private static Problem foreign(String message) {
            return Problem.of(ErrorCode.CURSOR_FOREIGN, PARAMETER, message)
                    .expected("a cursor that this warehouse gave out")
                    .hint("Begin again: take a cursor, then whole datasets, then what came after the cursor");
        }

        private static Problem stale(Transition first) {
            return Problem.of(
                            ErrorCode.CURSOR_STALE,
                            PARAMETER,
                            "The history goes back to " + first.at() + ", and the cursor goes back further.")
                    .hint("Begin again: take a cursor, then whole datasets, then what came after the cursor");
        }
    }
}
