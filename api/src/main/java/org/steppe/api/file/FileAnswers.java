package org.steppe.api.file;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpMethod;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.MutableHttpResponse;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.steppe.api.error.HttpErrorCode;
import org.steppe.api.error.Problem;
import org.steppe.api.error.ProblemResponses;

/** Answers requests with a file: all of it, a part, several parts, or only its head. */
@Singleton
public final class FileAnswers {

    private static final String BYTES = "bytes";

    private static final String LINE = "\r\n";

    private final ProblemResponses problems;

    FileAnswers(ProblemResponses problems) {
        this.problems = problems;
    }

    /** @param file given over: it is closed when it has been sent or is not needed */
    public HttpResponse<?> answer(HttpRequest<?> request, OpenFile file, FileHead head) {
        boolean kept = false;
        try {
            MutableHttpResponse<?> response = choose(request, file, head);
            kept = response.body() instanceof FileBody;
            return response;
        } finally {
            if (!kept) {
                file.close();
            }
        }
    }

    private MutableHttpResponse<?> choose(HttpRequest<?> request, OpenFile file, FileHead head) {
        var conditions = new Preconditions(request, file.tag(), head.lastModified());
        return switch (conditions.outcome()) {
            case FAILED ->
                problems.of(
                        request,
                        Problem.of(
                                        HttpErrorCode.PRECONDITION_FAILED,
                                        conditions.failed(),
                                        "The file is no longer the one that the request is about.")
                                .expected(file.tag())
                                .hint("Begin again without the condition"));
            case NOT_MODIFIED -> describe(HttpResponse.notModified(), file, head);
            case SEND -> send(request, file, head, conditions);
        };
    }

    private MutableHttpResponse<?> send(
            HttpRequest<?> request, OpenFile file, FileHead head, Preconditions conditions) {
        if (request.getMethod() != HttpMethod.GET) {
            return describe(HttpResponse.ok(), file, head)
                    .contentType(head.type())
                    .header(HttpHeaders.CONTENT_LENGTH, Long.toString(file.length()));
        }
        WantedBytes wanted = conditions.rangeFits()
                ? RangeHeader.read(request.getHeaders().getAll(HttpHeaders.RANGE), file.length())
                : new WantedBytes.Everything();
        return switch (wanted) {
            case WantedBytes.Everything all -> whole(file, head);
            case WantedBytes.Beyond nothing -> notSatisfiable(request, file);
            case WantedBytes.Parts(List<ByteRange> ranges)
            when ranges.size() == 1 -> part(file, head, ranges.getFirst());
            case WantedBytes.Parts(List<ByteRange> ranges) -> parts(file, head, ranges);
        };
    }

    /** The whole file, without conditions and parts: an answer that no address names. */
    public HttpResponse<?> answerWhole(OpenFile file, FileHead head) {
        MutableHttpResponse<FileBody> response = HttpResponse.ok(everything(file));
        head.headers().forEach(response::header);
        return response.contentType(head.type());
    }

    private static MutableHttpResponse<?> whole(OpenFile file, FileHead head) {
        return describe(HttpResponse.ok(everything(file)), file, head).contentType(head.type());
    }

    private static FileBody everything(OpenFile file) {
        return new FileBody(
                file, file.length() == 0 ? List.of() : List.of(FileBody.Region.of(ByteRange.whole(file.length()))));
    }

    private static MutableHttpResponse<?> part(OpenFile file, FileHead head, ByteRange range) {
        return describe(partial(new FileBody(file, List.of(FileBody.Region.of(range)))), file, head)
                .contentType(head.type())
                .header(HttpHeaders.CONTENT_RANGE, range.of(file.length()));
    }

    private static MutableHttpResponse<FileBody> partial(FileBody body) {
        return HttpResponse.<FileBody>status(HttpStatus.PARTIAL_CONTENT).body(body);
    }

    /** Parts with their own heads (RFC 9110, 14.6). */
    private static MutableHttpResponse<?> parts(OpenFile file, FileHead head, List<ByteRange> ranges) {
        String boundary = UUID.randomUUID().toString();
        var pieces = new ArrayList<FileBody.Piece>();
        String separator = "--";
        for (ByteRange range : ranges) {
            pieces.add(words(separator + boundary + LINE + HttpHeaders.CONTENT_TYPE + ": " + head.type() + LINE
                    + HttpHeaders.CONTENT_RANGE + ": " + range.of(file.length()) + LINE + LINE));
            pieces.add(FileBody.Region.of(range));
            separator = LINE + "--";
        }
        pieces.add(words(separator + boundary + "--" + LINE));
        return describe(partial(new FileBody(file, pieces)), file, head)
                .contentType(new MediaType("multipart/byteranges; boundary=" + boundary));
    }

    private static FileBody.Words words(String text) {
        return new FileBody.Words(text.getBytes(StandardCharsets.US_ASCII));
    }

    private MutableHttpResponse<?> notSatisfiable(HttpRequest<?> request, OpenFile file) {
        String found = String.join(", ", request.getHeaders().getAll(HttpHeaders.RANGE));
        return problems.of(
                        request,
                        Problem.of(
                                        HttpErrorCode.RANGE_NOT_SATISFIABLE,
                                        HttpHeaders.RANGE,
                                        "The file ends before the first byte asked for: it has " + file.length()
                                                + " bytes.")
                                .found(found)
                                .expected("ranges that begin before byte " + file.length()))
                .header(HttpHeaders.CONTENT_RANGE, "bytes */" + file.length())
                .header(HttpHeaders.ACCEPT_RANGES, BYTES);
    }

    private static <T> MutableHttpResponse<T> describe(MutableHttpResponse<T> response, OpenFile file, FileHead head) {
        head.headers().forEach(response::header);
        response.header(HttpHeaders.ETAG, file.tag()).header(HttpHeaders.ACCEPT_RANGES, BYTES);
        Instant lastModified = head.lastModified();
        if (lastModified != null) {
            response.header(
                    HttpHeaders.LAST_MODIFIED,
                    DateTimeFormatter.RFC_1123_DATE_TIME.format(lastModified.atOffset(ZoneOffset.UTC)));
        }
        return response;
    }
}
