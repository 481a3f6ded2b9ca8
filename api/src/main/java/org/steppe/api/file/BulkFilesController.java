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
import java.nio.channels.FileChannel;
import java.nio.file.StandardOpenOption;
import java.util.Base64;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.steppe.api.dataset.DatasetLookup;
import org.steppe.api.error.HttpErrorCode;
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
import org.steppe.warehouse.generation.Generation;
import org.steppe.warehouse.generation.VersionEntry;
import org.steppe.warehouse.store.ObservationStore;
import org.steppe.warehouse.structure.NearestNames;

/** The files that were made when a version was published, and their list. */
@Controller("/v1/datasets/{dataset}/files")
@Produces(MediaType.ALL)
@ExecuteOn(TaskExecutors.BLOCKING)
final class BulkFilesController {

    private static final Logger LOG = LoggerFactory.getLogger(BulkFilesController.class);

    private static final String VERSION = "version";

    /** A year stands for ever (RFC 8246). */
    private static final String FOR_EVER = "public, max-age=31536000, immutable";

    private static final int MOST_NEAREST = 3;

    private final ObservationStore store;
    private final MetadataAnswers answers;
    private final FileAnswers files;

    BulkFilesController(ObservationStore store, MetadataAnswers answers, FileAnswers files) {
        this.store = store;
        this.answers = answers;
        this.files = files;
    }

    @Get
    HttpResponse<byte[]> list(HttpRequest<?> request, String dataset) {
        Generation generation = store.generation();
        DatasetEntry entry = DatasetLookup.getDataset(generation, dataset);
        var problems = new Problems();
        Arguments arguments = Arguments.of(QueryString.parse(request.getUri().getRawQuery(), problems), problems);
        arguments.requireKnown(List.of(VERSION), "The list of files of a dataset");
        VersionEntry version = DatasetLookup.findVersion(
                        generation, entry, arguments.findText(VERSION).orElse(null), problems)
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
        Generation generation = store.generation();
        DatasetEntry entry = DatasetLookup.getDataset(generation, dataset);
        List<BulkFileName> all = BulkFileName.listAll(entry);
        BulkFileName found = all.stream()
                .filter(known -> known.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new RequestException(missing(generation, entry, name, all)));
        MetadataAnswers.requireAccepted(request, BulkFilesDocument.mediaTypeOf(found.file()));
        return files.answer(request, open(found.file()), head(dataset, found));
    }

    private static Problem missing(Generation generation, DatasetEntry dataset, String name, List<BulkFileName> all) {
        return BulkFileName.versionIn(dataset.dataset(), name)
                .filter(version -> generation.history().hasPublished(dataset.dataset(), version))
                .filter(version -> DatasetLookup.findExact(dataset, version).isEmpty())
                .map(version -> DatasetLookup.gone("name", dataset.dataset(), version, dataset.versions()))
                .orElseGet(() -> unknown(dataset.dataset(), name, all));
    }

    private static Problem unknown(String dataset, String name, List<BulkFileName> all) {
        List<String> names = all.stream().map(BulkFileName::name).toList();
        return Problem.of(
                        HttpErrorCode.FILE_UNKNOWN,
                        "name",
                        "Dataset '" + dataset + "' has no file '" + Problem.cut(name) + "'.")
                .found(name)
                .nearest(NearestNames.among(names, name, MOST_NEAREST))
                .hint("Take the address of a file from the list of files")
                .see("/v1/datasets/" + dataset + "/files");
    }

    /** It stays readable when its version is no longer kept meanwhile. */
    private OpenFile open(BulkFile file) {
        long length = file.file().bytes();
        try {
            FileChannel channel = FileChannel.open(store.locate(file), StandardOpenOption.READ);
            if (channel.size() == length) {
                return new OpenFile(channel, length, '"' + file.file().sha256() + '"', () -> {});
            }
            channel.close();
        } catch (IOException e) {
            LOG.error("{} cannot be read", file.file().path(), e);
            throw damaged(e);
        }
        LOG.error("{} has another size than it was published with", file.file().path());
        throw damaged(null);
    }

    private static SteppeException damaged(@Nullable IOException cause) {
        String message =
                "The file of this version is missing or damaged. The observations can be asked for all the same.";
        return cause == null
                ? new SteppeException(ErrorCode.GENERATION_UNREADABLE, message)
                : new SteppeException(ErrorCode.GENERATION_UNREADABLE, message, cause);
    }

    private static FileHead head(String dataset, BulkFileName found) {
        byte[] digest = HexFormat.of().parseHex(found.file().file().sha256());
        var headers = new HashMap<String, String>();
        headers.put(HttpHeaders.CACHE_CONTROL, found.isImmutable() ? FOR_EVER : "no-cache");
        headers.put("Repr-Digest", "sha-256=:" + Base64.getEncoder().encodeToString(digest) + ":");
        headers.put(
                HttpHeaders.CONTENT_DISPOSITION,
                "attachment; filename=\"" + BulkFileName.ofVersion(dataset, found.version(), found.file()) + '"');
        headers.put(MetadataAnswers.DATASET_VERSION, found.version().version().toString());
        if (!found.isImmutable()) {
            headers.put(
                    HttpHeaders.CONTENT_LOCATION,
                    BulkFileName.address(dataset, BulkFileName.immutable(dataset, found.version(), found.file())));
        }
        return new FileHead(
                new MediaType(BulkFilesDocument.mediaTypeOf(found.file())),
                found.version().publishedAt(),
                headers);
    }
}
