package org.steppe.api.file;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Produces;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.StandardOpenOption;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.steppe.api.dataset.DatasetLookup;
import org.steppe.api.error.Problem;
import org.steppe.api.error.Problems;
import org.steppe.api.error.RequestException;
import org.steppe.api.http.Arguments;
import org.steppe.api.http.MetadataAnswers;
import org.steppe.api.http.QueryString;
import org.steppe.warehouse.error.ErrorCode;
import org.steppe.warehouse.error.SteppeException;
import org.steppe.warehouse.generation.BulkFile;
import org.steppe.warehouse.generation.DatasetEntry;
import org.steppe.warehouse.generation.VersionEntry;
import org.steppe.warehouse.store.ObservationStore;
import org.steppe.warehouse.structure.NearestNames;

/** The files that were made when a version was published, and their list. */
@Controller("/v1/datasets/{dataset}/files")
@Produces(MediaType.ALL)
@ExecuteOn(TaskExecutors.BLOCKING)
final class BulkFilesController {

    private static final String VERSION = "version";

    private static final int MOST_NEAREST = 3;

    private final ObservationStore store;
    private final MetadataAnswers answers;
    private final FileAnswers files;

    BulkFilesController(ObservationStore store, MetadataAnswers answers, FileAnswers files) {
        this.store = store;
        this.answers = answers;
        this.files = files;
    }

    private record Named(VersionEntry version, BulkFile file, String name) {}

    @Get
    HttpResponse<byte[]> list(HttpRequest<?> request, String dataset) {
        DatasetEntry entry = DatasetLookup.getDataset(store.generation(), dataset);
        var problems = new Problems();
        Arguments arguments = Arguments.of(QueryString.parse(request.getUri().getRawQuery(), problems), problems);
        arguments.requireKnown(List.of(VERSION), "The list of files of a dataset");
        VersionEntry version = DatasetLookup.findVersion(
                        entry, arguments.findText(VERSION).orElse(null), problems)
                .orElse(entry.latest());
        problems.throwIfAny();
        return answers.json(
                request,
                BulkFilesDocument.of(dataset, version),
                version.version().toString());
    }

    @Get("/{name}")
    HttpResponse<?> send(HttpRequest<?> request, String dataset, String name) {
        Arguments.requireNone(request.getUri().getRawQuery());
        DatasetEntry entry = DatasetLookup.getDataset(store.generation(), dataset);
        List<Named> all = entry.versions().reversed().stream()
                .flatMap(version -> version.files().stream()
                        .map(file -> new Named(version, file, BulkFilesDocument.nameOf(dataset, version, file))))
                .toList();
        Named found = all.stream()
                .filter(named -> named.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new RequestException(unknown(dataset, name, all.stream())));
        MetadataAnswers.requireAccepted(request, BulkFilesDocument.mediaTypeOf(found.file()));
        return files.answer(request, open(found.file()), head(found));
    }

    private static Problem unknown(String dataset, String name, Stream<Named> all) {
        List<String> names = all.map(Named::name).toList();
        return Problem.of(
                        ErrorCode.VERSION_UNKNOWN,
                        "name",
                        "Dataset '" + dataset + "' has no file '" + Problem.cut(name) + "'.")
                .found(name)
                .nearest(NearestNames.among(names, name, MOST_NEAREST))
                .hint("Take the address of a file from the list of files")
                .see("/v1/datasets/" + dataset + "/files");
    }

    private OpenFile open(BulkFile file) {
        FileChannel channel = null;
        try {
            channel = FileChannel.open(store.locate(file), StandardOpenOption.READ);
            if (channel.size() != file.file().bytes()) {
                throw new IOException("The file has another size than was published");
            }
            return new OpenFile(channel, file.file().bytes(), '"' + file.file().sha256() + '"', () -> {});
        } catch (IOException e) {
            close(channel);
            throw new SteppeException(
                    ErrorCode.GENERATION_UNREADABLE, "A file of this version is missing or damaged.", e);
        }
    }

    private static void close(@Nullable FileChannel channel) {
        if (channel != null) {
            try {
                channel.close();
            } catch (IOException nothingWasWritten) {
                throw new UncheckedIOException(nothingWasWritten);
            }
        }
    }

    private static FileHead head(Named found) {
        byte[] digest = HexFormat.of().parseHex(found.file().file().sha256());
        return new FileHead(
                new MediaType(BulkFilesDocument.mediaTypeOf(found.file())),
                found.version().publishedAt(),
                Map.of(
                        HttpHeaders.CACHE_CONTROL,
                        "no-cache",
                        "Repr-Digest",
                        "sha-256=:" + Base64.getEncoder().encodeToString(digest) + ":",
                        HttpHeaders.CONTENT_DISPOSITION,
                        "attachment; filename=\"" + found.name() + '"',
                        MetadataAnswers.DATASET_VERSION,
                        found.version().version().toString()));
    }
}
