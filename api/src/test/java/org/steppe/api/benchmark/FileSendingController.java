package org.steppe.api.benchmark;

import io.micronaut.context.annotation.Requires;
import io.micronaut.context.annotation.Value;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Produces;
import io.micronaut.http.server.types.files.StreamedFile;
import io.micronaut.http.server.types.files.SystemFile;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import org.reactivestreams.Publisher;
import org.steppe.api.file.FileAnswers;
import org.steppe.api.file.FileHead;
import org.steppe.api.file.OpenFile;
import reactor.core.publisher.Flux;
import reactor.core.scheduler.Schedulers;

/** One file in the ways there are to send it. */
@Controller("/benchmark")
@Requires(property = "steppe.benchmark.file")
@Produces(MediaType.APPLICATION_OCTET_STREAM)
final class FileSendingController {

    private static final int CHUNK = 256 * 1024;

    private final FileAnswers answers;
    private final Path file;

    FileSendingController(FileAnswers answers, @Value("${steppe.benchmark.file}") Path file) {
        this.answers = answers;
        this.file = file;
    }

    @Get("/service")
    HttpResponse<?> service(HttpRequest<?> request) throws IOException {
        FileChannel channel = FileChannel.open(file, StandardOpenOption.READ);
        return answers.answer(
                request,
                new OpenFile(channel, channel.size(), "\"large\"", () -> {}),
                new FileHead(MediaType.APPLICATION_OCTET_STREAM_TYPE, null, Map.of()));
    }

    @Get("/system-file")
    SystemFile systemFile() {
        return new SystemFile(file.toFile(), MediaType.APPLICATION_OCTET_STREAM_TYPE);
    }

    @Get("/streamed-file")
    StreamedFile streamedFile() throws IOException {
        return new StreamedFile(Files.newInputStream(file), MediaType.APPLICATION_OCTET_STREAM_TYPE);
    }

    @Get("/publisher")
    Publisher<byte[]> publisher() {
        return Flux.<byte[], InputStream>generate(
                        () -> Files.newInputStream(file),
                        (in, sink) -> {
                            byte[] chunk = read(in);
                            if (chunk.length == 0) {
                                sink.complete();
                            } else {
                                sink.next(chunk);
                            }
                            return in;
                        },
                        FileSendingController::close)
                .subscribeOn(Schedulers.boundedElastic());
    }

    private static byte[] read(InputStream in) {
        try {
            return in.readNBytes(CHUNK);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void close(InputStream in) {
        try {
            in.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
