package org.steppe.warehouse.store.duckdb;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.steppe.warehouse.error.ErrorCode;
import org.steppe.warehouse.error.SteppeException;
import org.steppe.warehouse.generation.BulkFile;
import org.steppe.warehouse.generation.Catalogue;
import org.steppe.warehouse.generation.DatasetEntry;
import org.steppe.warehouse.generation.FileEntry;
import org.steppe.warehouse.generation.GenerationFiles;
import org.steppe.warehouse.generation.Manifest;
import org.steppe.warehouse.generation.Transition;
import org.steppe.warehouse.generation.VersionEntry;
import org.steppe.warehouse.generation.VintagesFile;
import org.steppe.warehouse.store.PreparedDataset;
import org.steppe.warehouse.store.PreparedGeneration;

/** Publishes what was prepared: files first, then the manifest, then {@code CURRENT}. */
final class DuckDbPreparedGeneration implements PreparedGeneration {

    private final PublicationContext context;
    private final Catalogue catalogue;
    private final List<Path> documents;
    private final List<StagedVersion> versions;
    private @Nullable Manifest published;

    /** @param documents texts that the catalogue describes */
    DuckDbPreparedGeneration(
            PublicationContext context, Catalogue catalogue, Collection<Path> documents, List<StagedVersion> versions) {
        this.documents = List.copyOf(documents);
        this.context = context;
        this.catalogue = catalogue;
        this.versions = List.copyOf(versions);
    }

    @Override
    public List<PreparedDataset> datasets() {
        return versions.stream()
                .map(version -> new PreparedDataset(
                        version.description().dataflow().id(),
                        version.before() == null ? null : version.before().version(),
                        version.version(),
                        version.description().observations(),
                        version.description().figures(),
                        version.changes()))
                .toList();
    }

    @Override
    public boolean hasChanges() {
        if (context.live() == null) {
            return true;
        }
        Manifest live = context.live().manifest();
        List<String> before =
                live.datasets().stream().map(DatasetEntry::dataset).toList();
        List<String> after = versions.stream()
                .map(version -> version.description().dataflow().id())
                .toList();
        return !live.catalogue().equals(GenerationFiles.describe(catalogue))
                || !before.equals(after)
                || versions.stream().anyMatch(this::differs);
    }

    private boolean differs(StagedVersion version) {
        return version.file() != null
                || version.before() == null
                || !version.before()
                        .description()
                        .equals(GenerationFiles.describe(version.description(), version.version()));
    }

    @Override
    public Manifest publish(@Nullable String note) {
        if (published != null) {
            return published;
        }
        if (!hasChanges() && context.live() != null) {
            published = context.live().manifest();
            return published;
        }
        try {
            var entries = new ArrayList<DatasetEntry>();
            for (StagedVersion version : versions) {
                entries.add(entry(version));
            }
            for (Path document : documents) {
                context.files().copyIn(document);
            }
            FileEntry catalogueFile = context.files().write(catalogue);
            var manifest = new Manifest(context.nextNumber(), context.now(), entries, catalogueFile);
            context.files().publish(manifest, context.history(), transition(manifest, note));
            published = manifest;
            return manifest;
        } catch (IOException e) {
            throw new SteppeException(
                    ErrorCode.WAREHOUSE_NOT_WRITABLE,
                    "The new generation cannot be written; the old one stays live. Is the disk full?",
                    e);
        }
    }

    private Transition transition(Manifest manifest, @Nullable String note) {
        return context.history()
                .next(
                        manifest,
                        context.live() == null ? null : context.live().manifest(),
                        context.now(),
                        Transition.Kind.LOAD,
                        note,
                        new StoredVersionCounting(context.folder(), context.all()));
    }

    private DatasetEntry entry(StagedVersion version) throws IOException {
        String dataset = version.description().dataflow().id();
        Optional<DatasetEntry> live = context.findLive(dataset);
        var kept = new ArrayList<VersionEntry>();
        live.ifPresent(entry -> kept.addAll(entry.versions()));
        FileEntry description = context.files().write(version.description(), version.version());
        if (version.file() == null && version.before() != null) {
            VersionEntry before = kept.removeLast();
            kept.add(before.description(description));
        } else if (version.file() != null) {
            FileEntry data = moveIn(version.file(), version, "duckdb");
            var files = new ArrayList<BulkFile>();
            for (StagedBulkFile file : version.bulkFiles()) {
                files.add(new BulkFile(file.format(), moveIn(file.path(), version, file.format())));
            }
            FileEntry vintages =
                    version.vintages() == null ? null : moveIn(version.vintages(), version, VintagesFile.FORMAT);
            kept.add(new VersionEntry(
                    version.version(),
                    context.now(),
                    data,
                    description,
                    version.contentDigest(),
                    version.structureDigest(),
                    version.description().observations(),
                    version.description().figures(),
                    version.changes(),
                    files,
                    vintages));
        }
        return new DatasetEntry(dataset, kept);
    }

    private FileEntry moveIn(Path staged, StagedVersion version, String extension) throws IOException {
        String dataset = version.description().dataflow().id();
        return context.files().moveIn(staged, dataset, version.version(), version.contentDigest(), extension);
    }
}
