package org.steppe.warehouse.generation;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.steppe.warehouse.observation.Correction;
import org.steppe.warehouse.observation.Source;
import org.steppe.warehouse.query.DatasetVersion;
import org.steppe.warehouse.structure.Codelist;

/**
 * One immutable state of the whole warehouse, all of it but the values in the heap. Answers about structures, codes,
 * labels and publications come from here and never from a database.
 */
public final class Generation {

    private final Manifest manifest;
    private final Catalogue catalogue;
    private final Map<String, DatasetEntry> datasets = new LinkedHashMap<>();
    private final Map<String, Map<DatasetVersion, DatasetDescription>> descriptions;
    private final Map<String, Codelist> codelists = new LinkedHashMap<>();
    private final Map<String, Source> sources = new LinkedHashMap<>();
    private final History history;

    /** With no history but that it is there. */
    public Generation(
            Manifest manifest, Catalogue catalogue, Map<String, Map<DatasetVersion, DatasetDescription>> descriptions) {
        this(manifest, catalogue, descriptions, History.derived(List.of(manifest)));
    }

    /**
     * @param descriptions for every version in the manifest
     * @param history up to the transition that made this generation live
     */
    public Generation(
            Manifest manifest,
            Catalogue catalogue,
            Map<String, Map<DatasetVersion, DatasetDescription>> descriptions,
            History history) {
        this.history = history;
        this.manifest = manifest;
        this.catalogue = catalogue;
        this.descriptions = Map.copyOf(descriptions);
        manifest.datasets().forEach(entry -> datasets.put(entry.dataset(), entry));
        catalogue.codelists().forEach(codelist -> codelists.put(codelist.id(), codelist));
        catalogue.sources().forEach(source -> sources.put(source.id(), source));
    }

    public long number() {
        return manifest.number();
    }

    public Manifest manifest() {
        return manifest;
    }

    /** How the warehouse came to be this. */
    public History history() {
        return history;
    }

    public List<DatasetEntry> listDatasets() {
        return manifest.datasets();
    }

    public Optional<DatasetEntry> findDataset(String id) {
        return Optional.ofNullable(datasets.get(id));
    }

    public Optional<VersionEntry> findVersion(String dataset, DatasetVersion version) {
        return findDataset(dataset).stream()
                .flatMap(entry -> entry.versions().stream())
                .filter(entry -> entry.version().equals(version))
                .findFirst();
    }

    /** @throws NullPointerException when this generation does not keep that version */
    public DatasetDescription getDescription(String dataset, DatasetVersion version) {
        return Objects.requireNonNull(
                descriptions.getOrDefault(dataset, Map.of()).get(version),
                () -> "Generation " + number() + " keeps no version " + version + " of " + dataset);
    }

    /** A version with all that is known of it. */
    public Optional<StoredVersion> findStored(String dataset, DatasetVersion version) {
        return findVersion(dataset, version)
                .map(entry -> new StoredVersion(dataset, entry, getDescription(dataset, version)));
    }

    public List<Codelist> listCodelists() {
        return catalogue.codelists();
    }

    public Optional<Codelist> findCodelist(String id) {
        return Optional.ofNullable(codelists.get(id));
    }

    public List<Source> listSources() {
        return catalogue.sources();
    }

    public Optional<Source> findSource(String id) {
        return Optional.ofNullable(sources.get(id));
    }

    public Optional<Correction> findCorrection(String id) {
        return catalogue.corrections().stream()
                .filter(correction -> correction.id().equals(id))
                .findFirst();
    }

    /** Of figures of a source. */
    public List<Correction> listCorrections(String source) {
        return catalogue.corrections().stream()
                .filter(correction -> correction.sourceId().equals(source))
                .toList();
    }

    /** The text of a publication, where there is a copy. */
    public Optional<FileEntry> findDocument(String source) {
        return Optional.ofNullable(catalogue.documents().get(source));
    }
}
