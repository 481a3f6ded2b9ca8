package org.steppe.api.extract;

import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.steppe.api.data.ObservationRequest;
import org.steppe.api.data.PinnedAddresses;
import org.steppe.api.data.SelectionAddress;
import org.steppe.api.data.SelectionParameters;
import org.steppe.api.extract.DataPackageDocument.Constraints;
import org.steppe.api.extract.DataPackageDocument.Contributor;
import org.steppe.api.extract.DataPackageDocument.Dialect;
import org.steppe.api.extract.DataPackageDocument.Field;
import org.steppe.api.extract.DataPackageDocument.Licence;
import org.steppe.api.extract.DataPackageDocument.Publication;
import org.steppe.api.extract.DataPackageDocument.Resource;
import org.steppe.api.extract.DataPackageDocument.Schema;
import org.steppe.api.http.ServiceIdentity;
import org.steppe.warehouse.format.DataFormat;
import org.steppe.warehouse.format.Terms;
import org.steppe.warehouse.observation.Source;
import org.steppe.warehouse.structure.DataStructure;
import org.steppe.warehouse.structure.Dataflow;
import org.steppe.warehouse.structure.Language;

/** Describes the extract that a request gets as a data package. */
final class DataPackageMapper {

    /** Longer lists of codes are left to the codelists. */
    private static final int MOST_VALUES = 50;

    /** The formats beside CSV that a package names, as far as the service has them. */
    private static final List<String> OTHER_FORMATS = List.of("parquet", "json");

    private static final String RESOURCE = "observations";

    private final ObservationRequest request;
    private final PinnedAddresses addresses;
    private final UnaryOperator<String> absolute;

    /** @param absolute makes a full address of one from the root of the service */
    DataPackageMapper(ObservationRequest request, PinnedAddresses addresses, UnaryOperator<String> absolute) {
        this.request = request;
        this.addresses = addresses;
        this.absolute = absolute;
    }

    /** @param publications that printed the values */
    DataPackageDocument document(ServiceIdentity identity, List<Source> publications) {
        Dataflow dataflow = request.selection().description().dataflow();
        Language language = request.language();
        return new DataPackageDocument(
                "data-package",
                dataflow.id(),
                absolute.apply(addresses.selection(request).of(SelectionAddress.OBSERVATIONS)),
                dataflow.title().in(language),
                dataflow.description().in(language),
                request.selection().version().version().toString(),
                request.selection()
                        .version()
                        .publishedAt()
                        .truncatedTo(ChronoUnit.SECONDS)
                        .toString(),
                absolute.apply("/v1/datasets/" + dataflow.id()),
                List.of(new Licence(absolute.apply(Terms.ADDRESS), Terms.DATA.in(language))),
                publications.stream().map(this::publication).toList(),
                List.of(new Contributor(identity.name(), webAddress(identity.contactAddress()), "publisher")),
                resources());
    }

    private Publication publication(Source source) {
        String address = webAddress(source.address());
        return new Publication(
                source.title(), address == null ? absolute.apply("/v1/sources/" + source.id()) : address);
    }

    private static @Nullable String webAddress(@Nullable String address) {
        return address != null && address.matches("https?://\\S+") ? address : null;
    }

    private List<Resource> resources() {
        var resources = new ArrayList<Resource>();
        resources.add(new Resource(
                RESOURCE,
                path(DataFormat.CSV),
                "tabular-data-resource",
                DataFormat.CSV.id(),
                DataFormat.CSV.mediaType(),
                "utf-8",
                Dialect.CSV,
                schema()));
        OTHER_FORMATS.stream()
                .flatMap(id -> DataFormat.findById(id).stream())
                .map(format -> new Resource(
                        RESOURCE + "-" + format.id(),
                        path(format),
                        "data-resource",
                        format.id(),
                        format.mediaType(),
                        null,
                        null,
                        null))
                .forEach(resources::add);
        return resources;
    }

    private String path(DataFormat format) {
        return absolute.apply(addresses
                .answer(request)
                .with(SelectionParameters.FORMAT, format.id())
                .of(SelectionAddress.OBSERVATIONS));
    }

    private Schema schema() {
        ExtractTable table = ExtractTable.of(request);
        return new Schema(
                table.columns().stream().map(this::field).toList(),
                table.key().isEmpty() ? null : table.key(),
                List.of(""));
    }

    private Field field(TableColumn column) {
        String title = request.language() == Language.ZH
                ? column.title().zh()
                : column.title().en();
        String type = switch (column.type()) {
            case CODE, TEXT -> "string";
            case INTEGER -> "integer";
            case DECIMAL -> "number";
            case DATE -> "date";
        };
        return new Field(column.name(), title, type, constraints(column));
    }

    private static @Nullable Constraints constraints(TableColumn column) {
        int values = column.values().size();
        var constraints = new Constraints(
                column.isRequired() ? true : null,
                column.component().equals(DataStructure.TIME_PERIOD) ? ExtractTable.PERIOD_PATTERN : null,
                values > 0 && values <= MOST_VALUES ? column.values() : null);
        return constraints.equals(new Constraints(null, null, null)) ? null : constraints;
    }
}
