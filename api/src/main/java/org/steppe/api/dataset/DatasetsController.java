package org.steppe.api.dataset;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Produces;
import java.util.List;
import org.steppe.api.error.Problems;
import org.steppe.api.http.Arguments;
import org.steppe.api.http.MetadataAnswers;
import org.steppe.api.http.QueryString;
import org.steppe.warehouse.format.SdmxStructureMessage;
import org.steppe.warehouse.generation.DatasetDescription;
import org.steppe.warehouse.generation.DatasetEntry;
import org.steppe.warehouse.generation.Generation;
import org.steppe.warehouse.generation.VersionEntry;
import org.steppe.warehouse.store.ObservationStore;
import org.steppe.warehouse.structure.Language;

/** The catalogue of datasets with their structures and versions. */
@Controller("/v1/datasets")
@Produces(MediaType.ALL)
final class DatasetsController {

    private static final String VERSION = "version";

    private final ObservationStore store;
    private final MetadataAnswers answers;

    DatasetsController(ObservationStore store, MetadataAnswers answers) {
        this.store = store;
        this.answers = answers;
    }

    @Get
    HttpResponse<byte[]> list(HttpRequest<?> request) {
        Arguments.requireNone(request.getUri().getRawQuery());
        Generation generation = store.generation();
        return answers.json(
                request,
                new DatasetListDocument(generation.listDatasets().stream()
                        .map(entry -> DatasetDocument.of(generation, entry.dataset(), entry.latest()))
                        .toList()));
    }

    @Get("/{dataset}")
    HttpResponse<byte[]> get(HttpRequest<?> request, String dataset) {
        Arguments.requireNone(request.getUri().getRawQuery());
        Generation generation = store.generation();
        DatasetEntry entry = DatasetLookup.getDataset(generation, dataset);
        return answers.json(request, DatasetDocument.of(generation, dataset, entry.latest()));
    }

    @Get("/{dataset}/structure")
    HttpResponse<byte[]> structure(HttpRequest<?> request, String dataset) {
        Generation generation = store.generation();
        DatasetEntry entry = DatasetLookup.getDataset(generation, dataset);
        var problems = new Problems();
        Arguments arguments = Arguments.of(QueryString.parse(request.getUri().getRawQuery(), problems), problems);
        arguments.requireKnown(List.of(VERSION, StructureFormat.PARAMETER), "The structure of a dataset");
        VersionEntry version = DatasetLookup.findVersion(
                        entry, arguments.findText(VERSION).orElse(null), problems)
                .orElse(entry.latest());
        StructureFormat format = StructureFormat.read(arguments, request);
        problems.throwIfAny();
        DatasetDescription description = generation.getDescription(dataset, version.version());
        byte[] body = switch (format) {
            case JSON ->
                answers.write(StructureDocument.of(dataset, version.version().toString(), description));
            case SDMX_JSON ->
                new SdmxStructureMessage(description, version.version(), version.publishedAt(), Language.ZH).write();
        };
        return answers.bytes(request, new MediaType(format.contentType()), body)
                .header(MetadataAnswers.DATASET_VERSION, version.version().toString());
    }

    @Get("/{dataset}/versions")
    HttpResponse<byte[]> versions(HttpRequest<?> request, String dataset) {
        Arguments.requireNone(request.getUri().getRawQuery());
        Generation generation = store.generation();
        DatasetEntry entry = DatasetLookup.getDataset(generation, dataset);
        return answers.json(
                request,
                new VersionListDocument(
                        dataset,
                        entry.versions().reversed().stream()
                                .map(version -> VersionDocument.of(generation, entry, version))
                                .toList()));
    }

    @Get("/{dataset}/versions/{version}")
    HttpResponse<byte[]> version(HttpRequest<?> request, String dataset, String version) {
        Arguments.requireNone(request.getUri().getRawQuery());
        Generation generation = store.generation();
        DatasetEntry entry = DatasetLookup.getDataset(generation, dataset);
        var problems = new Problems();
        VersionEntry found = DatasetLookup.findVersion(entry, version, problems).orElse(entry.latest());
        problems.throwIfAny();
        return answers.json(request, VersionDocument.of(generation, entry, found));
    }
}
