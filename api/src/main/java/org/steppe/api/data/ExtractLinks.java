package org.steppe.api.data;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.steppe.api.http.LinkHeader;
import org.steppe.warehouse.format.LabelMode;
import org.steppe.warehouse.format.SdmxKeys;
import org.steppe.warehouse.format.Terms;
import org.steppe.warehouse.generation.VersionEntry;
import org.steppe.warehouse.query.DatasetVersion;

/** What belongs beside an answer of observations, and where it is to be had. */
public final class ExtractLinks {

    /** Media types of what describes an answer. */
    public static final String CSVW_TYPE = "application/csvm+json";

    public static final String DATA_PACKAGE_TYPE = "application/vnd.datapackage+json";
    public static final String CSL_TYPE = "application/vnd.citationstyles.csl+json";

    /** With {@link LinkHeader} and everything else it stays within what proxies take. */
    private static final int LONGEST_LOCATION = 1024;

    private static final String DESCRIBED_BY = "describedby";

    private ExtractLinks() {}

    /**
     * The links of an answer. Those that every answer has room for are offered first.
     *
     * @param next address of the next page, null when there is none
     */
    static LinkHeader of(ObservationRequest request, PinnedAddresses addresses, @Nullable String next) {
        var links = new LinkHeader();
        if (next != null) {
            links.require(next, "next");
        }
        String dataset = request.selection().query().dataset();
        SelectionAddress pinned = addresses.selection(request);
        links.offer(Terms.ADDRESS, "license")
                .offer("/v1/datasets/" + dataset + "/versions", "version-history")
                .offer(pinned.of(SelectionAddress.OBSERVATIONS), "cite-as");
        if (request.format().isSeparatedText() && !request.download()) {
            // Readers of CSVW ignore a description that names another address than the one they asked. A download is
            // for people and has a mark before its first column, which a description would not expect.
            links.offerFirst(withFormat(request).of(SelectionAddress.CSVW), DESCRIBED_BY, CSVW_TYPE);
        }
        links.offer(
                        addresses.answer(request, pinned).of(SelectionAddress.DATA_PACKAGE),
                        DESCRIBED_BY,
                        DATA_PACKAGE_TYPE)
                .offer(citation(request, pinned).of(SelectionAddress.CITATION), DESCRIBED_BY, CSL_TYPE);
        latest(request).ifPresent(version -> offerVersion(request, version, "latest-version", links));
        predecessor(request).ifPresent(version -> offerVersion(request, version, "predecessor-version", links));
        ObservationMementos.of(request).link(links, ObservationMementos.self(request));
        return links;
    }

    /**
     * The address of exactly this answer, where the one asked does not name it: the format came from a header, or
     * everything from a body. Links are then about this address (RFC 9110, 6.4.2).
     */
    static Optional<String> contentLocation(ObservationRequest request, boolean isPosted) {
        boolean namesFormat = request.parameters().stream()
                .anyMatch(parameter -> parameter.name().equals(SelectionParameters.FORMAT));
        return namesFormat && !isPosted
                ? Optional.empty()
                : Optional.of(withFormat(request).of(SelectionAddress.OBSERVATIONS))
                        .filter(address -> address.length() <= LONGEST_LOCATION);
    }

    /** As sent, with what only the header said. */
    private static SelectionAddress withFormat(ObservationRequest request) {
        SelectionAddress address = request.asSent()
                .with(SelectionParameters.FORMAT, request.format().id());
        if (request.labels() != LabelMode.CODE) {
            address = address.with(
                    SelectionParameters.LABELS,
                    SelectionParameters.lower(request.labels().name()));
        }
        SdmxKeys keys = request.options().keys();
        return keys == SdmxKeys.NONE
                ? address
                : address.with(SelectionParameters.KEYS, SelectionParameters.lower(keys.name()));
    }

    private static SelectionAddress citation(ObservationRequest request, SelectionAddress pinned) {
        return pinned.with(
                        SelectionParameters.LANG,
                        SelectionParameters.lower(request.language().name()))
                .with(SelectionParameters.FORMAT, "csl-json");
    }

    private static void offerVersion(
            ObservationRequest request, DatasetVersion version, String relation, LinkHeader links) {
        SelectionAddress same = request.asSent()
                .without(SelectionParameters.CURSOR)
                .with(SelectionParameters.VERSION, version.toString());
        links.offer(same.of(SelectionAddress.OBSERVATIONS), relation);
    }

    /** Another major version may not have the components that the selection names. */
    private static boolean takesTheSame(ObservationRequest request, DatasetVersion other) {
        return other.major() == request.selection().version().version().major();
    }

    private static Optional<DatasetVersion> latest(ObservationRequest request) {
        DatasetVersion answered = request.selection().version().version();
        return versions(request).reversed().stream()
                .map(VersionEntry::version)
                .findFirst()
                .filter(version -> !version.equals(answered) && takesTheSame(request, version));
    }

    private static Optional<DatasetVersion> predecessor(ObservationRequest request) {
        DatasetVersion answered = request.selection().version().version();
        return versions(request).reversed().stream()
                .map(VersionEntry::version)
                .filter(version -> version.compareTo(answered) < 0)
                .findFirst()
                .filter(version -> takesTheSame(request, version));
    }

    /** Oldest first. */
    private static List<VersionEntry> versions(ObservationRequest request) {
        Selection selection = request.selection();
        return selection
                .generation()
                .findDataset(selection.query().dataset())
                .orElseThrow()
                .versions();
    }
}
