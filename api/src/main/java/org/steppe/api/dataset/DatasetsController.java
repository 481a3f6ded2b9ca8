package org.steppe.api.dataset;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Produces;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.steppe.api.error.Problems;
import org.steppe.api.http.AcceptDatetime;
import org.steppe.api.http.Arguments;
import org.steppe.api.http.FormatChoice;
import org.steppe.api.http.MetadataAnswers;
import org.steppe.api.http.QueryString;
import org.steppe.api.http.TimeGate;
import org.steppe.warehouse.format.Warning;
import org.steppe.warehouse.format.sdmx.SdmxStructureMessage;
import org.steppe.warehouse.generation.DatasetDescription;
import org.steppe.warehouse.generation.DatasetEntry;
import org.steppe.warehouse.generation.Generation;
import org.steppe.warehouse.generation.VersionEntry;
import org.steppe.warehouse.observation.Source;
import org.steppe.warehouse.store.ObservationStore;
import org.steppe.warehouse.structure.Language;

/** The catalogue of datasets with their structures and versions. */
@Controller("/v1/datasets")
@Produces(MediaType.ALL)
@ExecuteOn(TaskExecutors.BLOCKING)
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
        Generation generation = store.generation();
        Arguments arguments = arguments(request, List.of(AsOfDay.PARAMETER), "The list of datasets");
        var warnings = new ArrayList<Warning>();
        List<String> sources = generation.listSources().stream().map(Source::id).toList();
        LocalDate asOf = AsOfDay.read(generation, sources, arguments, warnings);
        arguments.problems().throwIfAny();
        if (asOf == null) {
            List<DatasetDocument> datasets = generation.listDatasets().stream()
                    .map(entry -> DatasetDocument.of(generation, entry.dataset(), entry.latest()))
                    .toList();
            return answers.json(request, new DatasetListDocument(null, datasets, null));
        }
        List<DatasetDocument> datasets = generation.listDatasets().stream()
                .map(entry -> past(generation, entry.dataset(), entry.latest(), asOf, null))
                .filter(dataset -> dataset.observations() > 0)
                .toList();
        return answers.json(request, new DatasetListDocument(asOf.toString(), datasets, warnings));
    }

    @Get("/{dataset}")
    HttpResponse<byte[]> get(HttpRequest<?> request, String dataset) {
        Generation generation = store.generation();
        DatasetEntry entry = DatasetLookup.getDataset(generation, dataset);
        Arguments arguments = arguments(request, List.of(VERSION, AsOfDay.PARAMETER), "A dataset");
        String asked = arguments.findText(VERSION).orElse(null);
        var mementos = new DatasetMementos(generation, entry);
        if (asked == null) {
            Optional<Instant> time = AcceptDatetime.read(request, arguments.problems());
            arguments.problems().throwIfAny();
            if (time.isPresent()) {
                VersionEntry then = mementos.mementos().at(time.get());
                String asOf = arguments
                        .findText(AsOfDay.PARAMETER)
                        .map(day -> "&" + AsOfDay.PARAMETER + "=" + QueryString.encode(day))
                        .orElse("");
                return TimeGate.redirect(mementos.of(then) + asOf, mementos.links(then));
            }
        }
        VersionEntry version = DatasetLookup.findVersion(generation, entry, asked, arguments.problems())
                .orElse(entry.latest());
        var warnings = new ArrayList<Warning>();
        LocalDate asOf = asOf(generation, dataset, version, arguments, warnings);
        arguments.problems().throwIfAny();
        DatasetDocument document = asOf == null
                ? DatasetDocument.of(generation, dataset, version)
                : past(generation, dataset, version, asOf, warnings);
        boolean isMemento = version.version().toString().equals(asked);
        MutableHttpResponse<byte[]> response =
                answers.bytes(request, MediaType.APPLICATION_JSON_TYPE, answers.write(document));
        mementos.links(isMemento ? version : null).text().ifPresent(text -> response.header(HttpHeaders.LINK, text));
        return isMemento
                ? response.header(Mementos.DATETIME, AcceptDatetime.format(version.publishedAt()))
                : response.header(HttpHeaders.VARY, AcceptDatetime.NAME);
    }

    private DatasetDocument past(
            Generation generation,
            String dataset,
            VersionEntry version,
            LocalDate asOf,
            @Nullable List<Warning> warnings) {
        return DatasetDocument.of(
                PastDescription.of(store, generation, dataset, version.version(), asOf), version, asOf, warnings);
    }

    private static @Nullable LocalDate asOf(
            Generation generation, String dataset, VersionEntry version, Arguments arguments, List<Warning> warnings) {
        return AsOfDay.read(
                generation,
                generation.getDescription(dataset, version.version()).sources(),
                arguments,
                warnings);
    }

    private static Arguments arguments(HttpRequest<?> request, List<String> known, String subject) {
        MetadataAnswers.requireJsonAccepted(request);
        var problems = new Problems();
        Arguments arguments = Arguments.of(QueryString.parse(request.getUri().getRawQuery(), problems), problems);
        arguments.requireKnown(known, subject);
        return arguments;
    }

    @Get("/{dataset}/timemap")
    HttpResponse<byte[]> timeMap(HttpRequest<?> request, String dataset) {
        Generation generation = store.generation();
        DatasetEntry entry = DatasetLookup.getDataset(generation, dataset);
        var problems = new Problems();
        Arguments arguments = Arguments.of(QueryString.parse(request.getUri().getRawQuery(), problems), problems);
        arguments.requireKnown(List.of(FormatChoice.FORMAT), "A TimeMap");
        TimeMapFormat format = TimeMapFormat.CHOICE.choose(arguments, request);
        problems.throwIfAny();
        return format.answer(answers, request, new DatasetMementos(generation, entry).timeMap());
    }

    @Get("/{dataset}/structure")
    HttpResponse<byte[]> structure(HttpRequest<?> request, String dataset) {
        Generation generation = store.generation();
        DatasetEntry entry = DatasetLookup.getDataset(generation, dataset);
        var problems = new Problems();
        Arguments arguments = Arguments.of(QueryString.parse(request.getUri().getRawQuery(), problems), problems);
        arguments.requireKnown(
                List.of(VERSION, AsOfDay.PARAMETER, StructureFormat.PARAMETER), "The structure of a dataset");
        VersionEntry version = DatasetLookup.findVersion(
                        generation, entry, arguments.findText(VERSION).orElse(null), problems)
                .orElse(entry.latest());
        var warnings = new ArrayList<Warning>();
        LocalDate asOf = asOf(generation, dataset, version, arguments, warnings);
        StructureFormat format = StructureFormat.read(arguments, request);
        problems.throwIfAny();
        DatasetDescription description = asOf == null
                ? generation.getDescription(dataset, version.version())
                : PastDescription.of(store, generation, dataset, version.version(), asOf);
        byte[] body = switch (format) {
            case JSON ->
                answers.write(StructureDocument.of(
                        dataset, version.version().toString(), description, asOf, asOf == null ? null : warnings));
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
                                .toList(),
                        PrunedVersion.list(store, generation, dataset)));
    }

    @Get("/{dataset}/versions/{version}")
    HttpResponse<byte[]> version(HttpRequest<?> request, String dataset, String version) {
        Arguments.requireNone(request.getUri().getRawQuery());
        Generation generation = store.generation();
        DatasetEntry entry = DatasetLookup.getDataset(generation, dataset);
        var problems = new Problems();
        VersionEntry found =
                DatasetLookup.findVersion(generation, entry, version, problems).orElse(entry.latest());
        problems.throwIfAny();
        return answers.json(request, VersionDocument.of(generation, entry, found));
    }
}
