package org.steppe.api.feed;

import io.micronaut.http.HttpRequest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.steppe.api.dataset.DatasetLookup;
import org.steppe.api.error.Problem;
import org.steppe.api.error.Problems;
import org.steppe.api.http.Argument;
import org.steppe.api.http.Arguments;
import org.steppe.api.http.FormatChoice;
import org.steppe.api.http.QueryString;
import org.steppe.api.http.TimeArgument;
import org.steppe.warehouse.error.ErrorCode;
import org.steppe.warehouse.generation.Generation;

/** Reads what a request asks of the feed. */
final class FeedRequestReader {

    private static final String DATASET = "dataset";
    private static final String LIMIT = "limit";
    private static final String WAIT = "waitSeconds";

    private final Generation generation;
    private final Arguments arguments;
    private final int longestWait;
    private final Clock clock;

    private FeedRequestReader(Generation generation, Arguments arguments, int longestWait, Clock clock) {
        this.generation = generation;
        this.arguments = arguments;
        this.longestWait = longestWait;
        this.clock = clock;
    }

    /** @throws org.steppe.api.error.RequestException with all problems of the request */
    static FeedRequest read(Generation generation, HttpRequest<?> request, int longestWait, Clock clock) {
        var problems = new Problems();
        List<Argument> sent = QueryString.parse(request.getUri().getRawQuery(), problems);
        Arguments arguments = Arguments.of(sent, problems);
        arguments.requireKnown(
                List.of(FeedSince.PARAMETER, DATASET, LIMIT, WAIT, FormatChoice.FORMAT), "The feed of changes");
        FeedRequest read = new FeedRequestReader(generation, arguments, longestWait, clock).read(request, sent);
        problems.throwIfAny();
        return read;
    }

    private FeedRequest read(HttpRequest<?> request, List<Argument> sent) {
        Long limit = arguments.findPositive(LIMIT, ErrorCode.LIMIT_INVALID);
        return new FeedRequest(
                arguments.findText(FeedSince.PARAMETER).map(this::since).orElseGet(FeedSince.Beginning::new),
                datasets(),
                limit == null ? Long.MAX_VALUE : limit,
                patience(arguments.findPositive(WAIT, ErrorCode.PARAMETER_INVALID)),
                FeedFormat.CHOICE.choose(arguments, request),
                sent.stream()
                        .filter(argument -> !argument.name().equals(FeedSince.PARAMETER))
                        .map(argument ->
                                QueryString.encode(argument.name()) + "=" + QueryString.encode(argument.text()) + "&")
                        .collect(Collectors.joining()));
    }

    private FeedSince since(String text) {
        Optional<FeedSince> time = FeedCursor.decode(text)
                .<FeedSince>map(FeedSince.After::new)
                .or(() -> time(text).map(FeedSince.At::new));
        if (time.isEmpty()) {
            boolean looksLikeATime = TimeArgument.looksLikeOne(text);
            arguments
                    .problems()
                    .add(Problem.of(
                                    looksLikeATime ? ErrorCode.DATE_INVALID : ErrorCode.CURSOR_INVALID,
                                    FeedSince.PARAMETER,
                                    "'" + Problem.cut(text)
                                            + "' is neither a cursor of this feed nor a time nor a day.")
                            .found(text)
                            .expected("a cursor as the feed gave it, a time such as 2026-11-20T12:00:00Z,"
                                    + " or a day such as 2026-11-20"));
        }
        return time.orElseGet(FeedSince.Beginning::new);
    }

    private Optional<Instant> time(String text) {
        Optional<Instant> time = TimeArgument.parse(text);
        time.ifPresent(at -> TimeArgument.requirePast(FeedSince.PARAMETER, text, at, clock, arguments.problems()));
        return time;
    }

    private Set<String> datasets() {
        var known = new LinkedHashSet<String>();
        for (String id : arguments.findList(DATASET).orElse(List.of())) {
            boolean exists = generation.findDataset(id).isPresent()
                    || generation.history().hasPublished(id);
            if (!exists) {
                arguments.problems().add(DatasetLookup.unknown(generation, id));
            }
            known.add(id);
        }
        return known;
    }

    private Duration patience(@Nullable Long seconds) {
        if (seconds == null) {
            return Duration.ZERO;
        }
        if (seconds > longestWait) {
            arguments
                    .problems()
                    .add(Problem.of(
                                    ErrorCode.PARAMETER_INVALID,
                                    WAIT,
                                    "Parameter 'waitSeconds' is at most " + longestWait + " seconds, found " + seconds
                                            + ".")
                            .found(seconds.toString())
                            .expected("a whole number from 1 to " + longestWait)
                            .hint("Ask again with the same cursor when the answer is empty")
                            .see("/v1/config"));
            return Duration.ZERO;
        }
        return Duration.ofSeconds(seconds);
    }
}
